namespace Sagas.Storage;

/// <summary>A background loop that the engine's host starts, and stops in the order of <see cref="EngineHost"/>.</summary>
internal interface IEngineLoop
{
    string Name { get; }

    /// <summary>Runs until its work is closed and done, or <paramref name="cancellationToken"/> gives it up.</summary>
    Task RunAsync(CancellationToken cancellationToken);

    /// <summary>No new work: what was taken is finished, then <see cref="RunAsync"/> ends.</summary>
    void Close();
}
