using System.Diagnostics;

namespace Sagas.Storage;

/// <summary>The names of this project's meters and traces.</summary>
public static class Telemetry
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "Sagas.Storage";

    internal static ActivitySource Activities { get; } = new(Name);
}
