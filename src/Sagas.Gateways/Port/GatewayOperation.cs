using Sagas.Contracts;

namespace Sagas.Gateways;

/// <summary>One attempt of an operation as an adapter sees it. All amounts are minor units of <see cref="Currency"/>.</summary>
public sealed record GatewayOperation
{
    /// <summary>The configured instance.</summary>
    public required string Gateway { get; init; }

    /// <summary>The idempotency key.</summary>
    public required Guid OperationId { get; init; }

    /// <summary>Which sending: 1, 2, …; 0 when asked for before anything was sent.</summary>
    public required int Attempt { get; init; }

    /// <summary>What to do; <c>null</c> when only the payment's status is asked for.</summary>
    public required OperationKind? Kind { get; init; }

    public required string TeamSlug { get; init; }

    public required string PaymentId { get; init; }

    public string? OrderId { get; init; }

    public string? GatewayPaymentId { get; init; }

    public string? GatewaySessionId { get; init; }

    /// <summary>What to give back; the most that may go back, with a <see cref="Scope"/> or an item without an amount.</summary>
    public required long Amount { get; init; }

    /// <summary>The payment's full amount.</summary>
    public required long PaymentAmount { get; init; }

    /// <summary>What went back before.</summary>
    public required long ReturnedAmount { get; init; }

    public required string Currency { get; init; }

    public string? Reason { get; init; }

    /// <summary>The items that it is about, each with what is to go back of it in all; empty for a scope or everything.</summary>
    public IReadOnlyList<PaymentItem> Items { get; init; } = [];

    /// <summary>The scope that it is about; <c>null</c> for items or everything.</summary>
    public ItemScope? Scope { get; init; }

    /// <summary>When the attempt's <c>Sent</c> row was committed; <c>null</c> when it never was.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>What the adapter kept before the call (<see cref="GatewayPreparation.Snapshot"/>), for its resolver.</summary>
    public string? Snapshot { get; init; }

    /// <summary>Until when a call of this attempt may leave; <c>null</c> when nothing is to be sent.</summary>
    public SendFence? Fence { get; init; }
}
