namespace Sagas.Storage;

/// <summary>The keys of one process, which end with it: for tests.</summary>
public sealed class InMemoryApiKeyBook(TimeProvider clock) : IApiKeyBook
{
    private readonly Lock _lock = new();
    private readonly List<MadeKey> _keys = [];

    /// <inheritdoc />
    public Task<bool> CreateAsync(MadeKey key, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var isTaken = _keys.Exists(known => known.Id == key.Id || (known.RevokedAt is null && string.Equals(known.Name, key.Name, StringComparison.Ordinal)));
            if (isTaken || _keys.Count(known => known.RevokedAt is null) >= IApiKeyBook.MostInForce)
                return Task.FromResult(false);
            _keys.Add(key with { MadeAt = clock.GetUtcNow() });
            return Task.FromResult(true);
        }
    }

    /// <inheritdoc />
    public Task<bool> RevokeAsync(Guid id, string by, string reason, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_keys.FindIndex(known => known.Id == id && known.RevokedAt is null) is not (>= 0 and var index))
                return Task.FromResult(false);
            _keys[index] = _keys[index] with { RevokedBy = by, RevokedAt = clock.GetUtcNow(), RevokedBecause = reason };
            return Task.FromResult(true);
        }
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<MadeKey>> ListAsync(int limit, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<MadeKey>>(
            [
                .. _keys.Where(key => key.RevokedAt is null).OrderBy(key => key.Name, StringComparer.Ordinal)
                    .Concat(_keys.Where(key => key.RevokedAt is not null).OrderByDescending(key => key.RevokedAt)).Take(limit),
            ]);
        }
    }
}
