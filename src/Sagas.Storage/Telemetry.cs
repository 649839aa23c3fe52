using System.Diagnostics;

namespace Sagas.Storage;

/// <summary>The names of this project's meters and traces.</summary>
public static class Telemetry
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "Sagas.Storage";

    /// <summary>The span between a commit and the sending of a message that it promised; it may be another process's.</summary>
    public const string Deliver = "outbox deliver";

    /// <summary>The span of one commit, linked to the traces of all messages that share it.</summary>
    public const string Commit = "store commit";

    internal static ActivitySource Activities { get; } = new(Name);
}
