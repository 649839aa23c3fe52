using System.Text.Json;
using System.Text.Json.Serialization;
using Sagas.Contracts;

namespace Sagas.Payments;

/// <summary>One reason for which money is owed: a failed step, a request, or money taken after the end.</summary>
public sealed class Claim
{
    public required ClaimCause Cause { get; init; }

    /// <summary>The item; <c>null</c> means everything, or what <see cref="Scope"/> says.</summary>
    public string? ItemId { get; init; }

    /// <summary>The item's amount; <c>null</c> when nobody told yet. An item counts once, with the largest amount seen.</summary>
    public long? Amount { get; set; }

    /// <summary>When it happened, by the publisher's clock.</summary>
    public required DateTimeOffset OccurredAt { get; set; }

    /// <summary>When it was first received; the grace delay runs from here.</summary>
    public required DateTimeOffset ReceivedAt { get; set; }

    public required string Reason { get; set; }

    /// <summary>What is owed is what its items cost; only the gateway knows which these are. Never together with <see cref="ItemId"/>.</summary>
    public ItemScope? Scope { get; init; }

    /// <summary>The items that the scope turned out to be, each with what is owed of it; <c>null</c> until the gateway has named them.</summary>
    public List<PaymentItem>? Items { get; set; }

    /// <summary>Valid only while nothing is paid.</summary>
    public bool OnlyUnpaid { get; set; }

    /// <summary>The merchant's id of the request.</summary>
    public string? ExternalRequestId { get; set; }

    public ClaimStanding Standing { get; set; } = ClaimStanding.Open;

    /// <summary>When it came to its standing.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>The first operation that was decided with it; from then on a success of the step is only an alert.</summary>
    public int? OperationOrdinal { get; set; }

    /// <summary>What a newer version of the service has written here; kept as it is.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Newer { get; set; }

    /// <summary>Everything is owed.</summary>
    [JsonIgnore]
    public bool IsForEverything => ItemId is null && Scope is null;

    /// <summary>Nobody knows yet which items it is about.</summary>
    [JsonIgnore]
    public bool IsUnnamed => ItemId is null && Scope is not null && Items is null;

    /// <summary>What it is for, as the history names it.</summary>
    internal string About => ItemId ?? Scopes.TextOf(Scope) ?? "everything";

    /// <summary>The same reason, for one item, for a scope, or for everything.</summary>
    public Claim For(PaymentItem? item, ItemScope? scope) => new()
    {
        Cause = Cause,
        ItemId = item?.ItemId,
        Amount = item?.Amount,
        Scope = scope,
        OccurredAt = OccurredAt,
        ReceivedAt = ReceivedAt,
        Reason = Reason,
        ExternalRequestId = ExternalRequestId,
        OnlyUnpaid = OnlyUnpaid,
    };

    /// <summary>Changes the standing.</summary>
    public void Become(ClaimStanding standing, DateTimeOffset now)
    {
        Standing = standing;
        DecidedAt = now;
    }
}
