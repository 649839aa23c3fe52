using System.Text.Json;
using Sagas.Contracts;

namespace Sagas.Payments;

/// <summary>Scopes as keys: the order and repetition of ids and tags mean nothing.</summary>
internal static class Scopes
{
    /// <summary>In its one spelling; <c>null</c> when nothing is said.</summary>
    public static ItemScope? Canonical(ItemScope? scope)
    {
        if (scope is null)
            return null;
        var (ids, tags) = (Sorted(scope.ItemIds), Sorted(scope.Tags));
        return ids is null && tags is null && scope.TimerEnabled is null
            ? null
            : new ItemScope { ItemIds = ids, Tags = tags, TimerEnabled = scope.TimerEnabled };
    }

    /// <summary>It names items and nothing else, so nobody has to be asked which ones are meant.</summary>
    public static bool NamesItemsOnly(ItemScope scope) => scope is { ItemIds.Count: > 0, Tags: null or { Count: 0 }, TimerEnabled: null };

    public static bool AreSame(ItemScope? one, ItemScope? other) => string.Equals(TextOf(one), TextOf(other), StringComparison.Ordinal);

    /// <summary>As people and keys read it, such as <c>{"tags":["inferno"],"timerEnabled":false}</c>.</summary>
    public static string? TextOf(ItemScope? scope) =>
        Canonical(scope) is { } known ? JsonSerializer.Serialize(known, ScopeJson.Default.ItemScope) : null;

    private static List<string>? Sorted(IReadOnlyList<string>? words) =>
        words is { Count: > 0 } ? [.. words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)] : null;
}
