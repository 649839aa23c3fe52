using MassTransit;

namespace Sagas.Contracts;

/// <summary>Undo a payment on the merchant's request: at once, without approval.</summary>
[EntityName("sagas.cancel-payment")]
[MessageUrn("sagas:cancel-payment")]
public sealed record CancelPayment : IPaymentMessage
{
    /// <inheritdoc />
    public required string TeamSlug { get; init; }

    /// <inheritdoc />
    public required string PaymentId { get; init; }

    /// <summary>Only if nothing is paid yet: an AUTHORIZED or CONFIRMED payment is left alone.</summary>
    public bool OnlyUnpaid { get; init; }

    /// <summary>The merchant's own id of the request, at most 256 characters.</summary>
    public string? ExternalRequestId { get; init; }

    /// <summary>Why, at most 512 characters; shown to people.</summary>
    public string? Reason { get; init; }

    /// <summary>The address of the caller, for the log.</summary>
    public string? IP { get; init; }

    /// <summary>The items to undo; absent or empty, and without a scope, means the whole payment.</summary>
    public IReadOnlyList<PaymentItem>? Items { get; init; }

    /// <summary>Which items of a cart to undo, beside those that are named, for gateways that know items.</summary>
    public ItemScope? Scope { get; init; }

    /// <summary>When it was requested; absent means when it was received.</summary>
    public DateTimeOffset? OccurredAt { get; init; }
}
