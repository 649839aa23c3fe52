using System.Text.Json;
using System.Text.Json.Serialization;
using Sagas.Contracts;

namespace Sagas.Payments;

/// <summary>One reason for which money is owed: a failed step, a request, or money taken after the end.</summary>
public sealed class Claim
{
    public required ClaimCause Cause { get; init; }

    /// <summary>The item; <c>null</c> means everything.</summary>
    public string? ItemId { get; init; }

    /// <summary>The item's amount; <c>null</c> when nobody told yet. An item counts once, with the largest amount seen.</summary>
    public long? Amount { get; set; }

    /// <summary>When it happened, by the publisher's clock.</summary>
    public required DateTimeOffset OccurredAt { get; set; }

    /// <summary>When it was first received; the grace delay runs from here.</summary>
    public required DateTimeOffset ReceivedAt { get; set; }

    public required string Reason { get; set; }

    public ItemScope? Scope { get; set; }

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

    /// <summary>Changes the standing.</summary>
    public void Become(ClaimStanding standing, DateTimeOffset now)
    {
        Standing = standing;
        DecidedAt = now;
    }
}
