using System.Collections.Immutable;

namespace Sagas.Payments;

/// <summary>Pauses of one process, which end with it: for the embedded mode and tests.</summary>
public sealed class InMemoryPauseBook(TimeProvider clock) : IPauseBook
{
    private ImmutableDictionary<PauseScope, Pause> _pauses = ImmutableDictionary<PauseScope, Pause>.Empty;

    /// <inheritdoc />
    public Task<IReadOnlyList<Pause>> ReadAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Pause>>([.. _pauses.Values.OrderBy(pause => pause.Since)]);

    /// <inheritdoc />
    public Task<(Pause InForce, bool IsNew)> BeginAsync(PauseScope scope, string by, string reason, CancellationToken cancellationToken)
    {
        var pause = new Pause(scope, by, reason, clock.GetUtcNow());
        var inForce = ImmutableInterlocked.GetOrAdd(ref _pauses, scope, pause);
        return Task.FromResult((inForce, ReferenceEquals(inForce, pause)));
    }

    /// <inheritdoc />
    public Task<bool> EndAsync(PauseScope scope, string by, string reason, CancellationToken cancellationToken) =>
        Task.FromResult(ImmutableInterlocked.TryRemove(ref _pauses, scope, out _));
}
