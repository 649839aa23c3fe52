namespace Sagas.Storage;

/// <summary>API keys that people made on the pages. The keys themselves are nowhere: only their hashes.</summary>
public interface IApiKeyBook
{
    /// <summary>More keys in force than these are not made.</summary>
    const int MostInForce = 500;

    /// <summary>Keeps a new key; <c>false</c> when its id or its name is taken by one in force, or there are too many.</summary>
    /// <exception cref="StoreUnavailableException">The store does not serve now.</exception>
    Task<bool> CreateAsync(MadeKey key, CancellationToken cancellationToken);

    /// <summary>Ends a key and keeps who ended it and why; <c>false</c> when none with this id is in force.</summary>
    Task<bool> RevokeAsync(Guid id, string by, string reason, CancellationToken cancellationToken);

    /// <summary>The keys: those in force by name, and then the revoked ones, the last first.</summary>
    Task<IReadOnlyList<MadeKey>> ListAsync(int limit, CancellationToken cancellationToken);
}

/// <summary>One key.</summary>
public sealed record MadeKey
{
    public required Guid Id { get; init; }

    /// <summary>Who it is; kept in the history of every payment that it decides about.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the key, 32 bytes.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>What it may do: Publisher, Viewer or Operator.</summary>
    public required string Role { get; init; }

    /// <summary>The teams it may speak for; <c>*</c> for all.</summary>
    public required IReadOnlyList<string> Teams { get; init; }

    public required string MadeBy { get; init; }

    /// <summary>When, by the clock of the store; what is given is not kept.</summary>
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>Why it was made.</summary>
    public required string Reason { get; init; }

    public string? RevokedBy { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public string? RevokedBecause { get; init; }

    /// <summary>Not the hash, which nobody needs to see.</summary>
    public override string ToString() => Name;
}
