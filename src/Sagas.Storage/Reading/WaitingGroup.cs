namespace Sagas.Storage;

/// <summary>Payments that wait for a person for the same reason.</summary>
public sealed record WaitingGroup
{
    /// <summary>More groups are not told.</summary>
    public const int Most = 200;

    public required string State { get; init; }

    public string? Gateway { get; init; }

    /// <summary>The hold, else the reason, with the words <c>an amount in RUB</c> where it tells an amount of this payment.</summary>
    public string? Why { get; init; }

    public string? Currency { get; init; }

    public required long Payments { get; init; }

    /// <summary>The sum by <see cref="CustomersMoney.AtRisk"/> of those whose money was taken, in minor units.</summary>
    public required long Amount { get; init; }

    /// <summary>How long the oldest waits: since money was owed, else since it last changed.</summary>
    public required DateTimeOffset OldestSince { get; init; }

    /// <summary>How many of them somebody looks after.</summary>
    public long Owned { get; init; }

    /// <summary>Who looks after some of them, each once and in order, as <c>anna, bert</c>; empty when nobody does.</summary>
    public string? Owners { get; init; }
}
