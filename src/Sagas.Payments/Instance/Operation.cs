using System.Text.Json;
using System.Text.Json.Serialization;
using Sagas.Contracts;

namespace Sagas.Payments;

/// <summary>One cancel, reverse or refund at a gateway, from the decision to its end; the intent is stored before the command leaves.</summary>
public sealed class Operation
{
    public required Guid Id { get; init; }

    public required int Ordinal { get; init; }

    /// <summary><c>null</c>: only a question about the payment's status.</summary>
    public OperationKind? Kind { get; set; }

    public required long Amount { get; init; }

    /// <summary>The items that it is about, as they were owed when it was decided; <c>null</c> when it is not about items.</summary>
    public List<PaymentItem>? Items { get; init; }

    /// <summary>The scope that it is about; <c>null</c> when it is not about one.</summary>
    public ItemScope? Scope { get; init; }

    /// <summary>Which sending; 0 before the first.</summary>
    public int Attempt { get; set; }

    public OperationProgress Progress { get; set; } = OperationProgress.Decided;

    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>When the current attempt left.</summary>
    public DateTimeOffset? SentAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>How often the gateway was asked; belongs to the operation, a resend does not restart it.</summary>
    public int Resolves { get; set; }

    /// <summary>How often it was sent again after proof that nothing happened.</summary>
    public int Resends { get; set; }

    /// <summary>How often in a row nothing could be sent.</summary>
    public int NotSentTimes { get; set; }

    /// <summary>Since when nothing could be sent.</summary>
    public DateTimeOffset? NotSentSince { get; set; }

    /// <summary>A person was told that nothing can be sent.</summary>
    public bool AttentionAsked { get; set; }

    /// <summary>What really went back, as the gateway reported it.</summary>
    public long MovedAmount { get; set; }

    /// <summary>The attempt that moved the money.</summary>
    public int? MovedByAttempt { get; set; }

    /// <summary>A person closed it without proof of what became of it: it is asked for before anything new is decided.</summary>
    public bool IsLeftInDoubt { get; set; }

    /// <summary>The trace in which it was decided, as W3C writes it: a gateway that tells of it later does not know it. <c>null</c> when nobody traces.</summary>
    public string? TraceParent { get; init; }

    /// <summary>
    /// The gateway shows nothing of an attempt whose call may still arrive until then. Sent again, the operation moves the money once; another
    /// operation beside it would move it twice. <c>null</c>: no call is under way; <see cref="DateTimeOffset.MaxValue"/>: only sending it again could tell.
    /// </summary>
    public DateTimeOffset? MayArriveUntil { get; set; }

    public string? Reference { get; set; }

    public string? Code { get; set; }

    /// <summary>What a newer version of the service has written here; kept as it is.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Newer { get; set; }

    [JsonIgnore]
    public bool IsClosed => Progress >= OperationProgress.Succeeded;

    /// <summary>Something may have reached the gateway, and no proof says what came of it.</summary>
    [JsonIgnore]
    public bool IsInDoubt => Progress is OperationProgress.Sent or OperationProgress.Accepted or OperationProgress.Unknown or OperationProgress.AlreadyDone;

    /// <summary>It ended without its money, and not by the word of a person who had looked; a call of it may still arrive.</summary>
    public bool MayStillArrive(DateTimeOffset now) =>
        MayArriveUntil > now && Progress is (OperationProgress.Rejected or OperationProgress.Withdrawn or OperationProgress.Overtaken);

    /// <summary>Ends the operation.</summary>
    public void Close(OperationProgress progress, DateTimeOffset now)
    {
        IsLeftInDoubt = IsInDoubt && Attempt > 0 && progress is OperationProgress.ByHand or OperationProgress.Dismissed;
        Progress = progress;
        ClosedAt = now;
    }
}
