using MassTransit;

namespace Sagas.Contracts;

/// <summary>What happened to the money, told by whoever took it.</summary>
[ExcludeFromTopology]
[ExcludeFromImplementedTypes]
public interface IPaymentFact : IPaymentMessage
{
    /// <summary>The merchant's order, 1-128 characters.</summary>
    string OrderId { get; }

    /// <summary>The configured gateway instance that took the payment, such as <c>ibusiness</c>.</summary>
    string Gateway { get; }

    /// <summary>The payment at the gateway; this or <see cref="GatewaySessionId"/> is required.</summary>
    string? GatewayPaymentId { get; }

    /// <summary>The payment session or cart at the gateway; this or <see cref="GatewayPaymentId"/> is required.</summary>
    string? GatewaySessionId { get; }

    /// <summary>The fact's amount in minor units of <see cref="Currency"/>, above 0.</summary>
    long Amount { get; }

    /// <summary>ISO 4217 code, upper case.</summary>
    string Currency { get; }

    /// <summary>The bought items, when the publisher knows them.</summary>
    IReadOnlyList<PaymentItem>? Items { get; }

    /// <summary>When it happened; absent means when it was received.</summary>
    DateTimeOffset? OccurredAt { get; }
}
