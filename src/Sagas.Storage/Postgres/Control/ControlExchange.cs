using Sagas.Payments;

namespace Sagas.Storage;

/// <summary>
/// Brings this process's pauses and brake up to what all processes know. Nobody decides before it has happened once: a process that has
/// just started would send what people hold.
/// </summary>
internal sealed class ControlExchange(CompensationPauses pauses, WindowBrake brake, BrakeLedger ledger, TimeProvider clock) : IDisposable
{
    /// <summary>No window is longer than a day (<see cref="CompensationLimits.Window"/>).</summary>
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(1);

    /// <summary>A row becomes visible after the time it bears: it is looked for once more for so long.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Kept = LongestWindow + LongestWindow;

    private static readonly TimeSpan ClearedEvery = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private long? _last;
    private long? _cleared;
    private bool _happened;

    /// <summary>Waits for the first exchange, or makes it.</summary>
    /// <exception cref="StoreUnavailableException">It could not be made; call again.</exception>
    public ValueTask OnceAsync(CancellationToken cancellationToken) =>
        Volatile.Read(ref _happened) ? ValueTask.CompletedTask : new ValueTask(RunAsync(onlyFirst: true, cancellationToken));

    public Task RunAsync(CancellationToken cancellationToken) => RunAsync(onlyFirst: false, cancellationToken);

    public void Dispose() => _turn.Dispose();

    private async Task RunAsync(bool onlyFirst, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (onlyFirst && _happened)
                return;
            await pauses.RefreshAsync(cancellationToken);
            await TellAsync(cancellationToken);
            await HearAsync(cancellationToken);
            Volatile.Write(ref _happened, true);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        var untold = brake.TakeUntold();
        var told = untold.Count == 0;
        try
        {
            if (!told)
                await ledger.RecordAsync(untold, cancellationToken);
            told = true;
        }
        finally
        {
            if (!told)
                brake.PutBack(untold);
        }
    }

    private async Task HearAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetTimestamp();
        var lookBack = _last is { } last ? clock.GetElapsedTime(last, now) + Overlap : LongestWindow;
        brake.Hear(await ledger.ReadAsync(lookBack, cancellationToken));
        _last = now;
        if (_cleared is { } before && clock.GetElapsedTime(before, now) < ClearedEvery)
            return;
        await ledger.ForgetAsync(Kept, cancellationToken);
        _cleared = now;
    }
}
