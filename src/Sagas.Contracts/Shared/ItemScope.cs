namespace Sagas.Contracts;

/// <summary>Which items of a cart are meant, for gateways that know items: the union of ids and tags, narrowed by the timer flag.</summary>
public sealed record ItemScope
{
    /// <summary>Items by id.</summary>
    public IReadOnlyList<string>? ItemIds { get; init; }

    /// <summary>Items by tag.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Only items whose timer is (or is not) enabled.</summary>
    public bool? TimerEnabled { get; init; }
}
