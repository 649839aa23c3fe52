namespace Sagas.Storage;

/// <summary>The book of one process, which ends with it: for tests and the embedded mode.</summary>
public sealed class InMemoryFailureBook(TimeProvider clock) : IFailureBook
{
    private const int MostActions = 10_000;

    private readonly Lock _lock = new();
    private readonly List<FailureAction> _actions = [];
    private readonly List<ArchivedMessage> _archive = [];

    /// <inheritdoc />
    public Task<bool> BeginAsync(FailureAction action, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_actions.Exists(known => known.Id == action.Id))
                return Task.FromResult(false);
            _actions.Add(action with { At = clock.GetUtcNow(), Result = null });
            if (_actions.Count > MostActions)
                _actions.RemoveAt(0);
            return Task.FromResult(true);
        }
    }

    /// <inheritdoc />
    public Task EndAsync(Guid actionId, FailureResult result, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_actions.FindIndex(known => known.Id == actionId) is >= 0 and var index)
                _actions[index] = _actions[index] with { Result = result };
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<FailureAction>> ActionsAsync(int limit, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<FailureAction>>([.. _actions.AsEnumerable().Reverse().Take(limit)]);
    }

    /// <inheritdoc />
    public Task ArchiveAsync(ArchivedMessage message, int most, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!_archive.Exists(known => known.Id == message.Id))
                _archive.Add(message with { ArchivedAt = clock.GetUtcNow() });
            if (_archive.Count > most)
                _archive.RemoveRange(0, _archive.Count - most);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<ArchivedMessage>> ArchiveAsync(int limit, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<ArchivedMessage>>([.. _archive.AsEnumerable().Reverse().Take(limit)]);
    }
}
