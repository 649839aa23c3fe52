namespace Sagas.Service.Health;

/// <summary>A part of the process that traffic must wait for: the engine, a loop, a gateway's consumers. Register as many as there are.</summary>
internal interface IReadinessSource
{
    /// <summary>What people call it.</summary>
    string Name { get; }

    /// <summary>Why it is not ready, in sentences; empty when it is.</summary>
    IReadOnlyList<string> Problems { get; }
}
