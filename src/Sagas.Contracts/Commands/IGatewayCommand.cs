using MassTransit;

namespace Sagas.Contracts;

/// <summary>What an adapter is told to do at its gateway. <c>(OperationId, Attempt)</c> is the key: a repeated pair never moves money again.</summary>
[ExcludeFromTopology]
[ExcludeFromImplementedTypes]
public interface IGatewayCommand : IPaymentMessage
{
    /// <summary>The configured gateway instance.</summary>
    string Gateway { get; }

    /// <summary>The operation, its idempotency key at the gateway.</summary>
    Guid OperationId { get; }

    /// <summary>Which sending of the operation this is: 1, 2, …; 0 when only asked for, not sent yet.</summary>
    int Attempt { get; }

    /// <summary>The merchant's order.</summary>
    string? OrderId { get; }

    /// <summary>The payment at the gateway.</summary>
    string? GatewayPaymentId { get; }

    /// <summary>The payment session or cart at the gateway.</summary>
    string? GatewaySessionId { get; }

    /// <summary>
    /// What to give back, in minor units. With a <see cref="Scope"/>, or items without an amount, only the gateway knows what they cost:
    /// it is then the most that may go back.
    /// </summary>
    long Amount { get; }

    /// <summary>The payment's full amount (captured, else held or announced), in minor units.</summary>
    long PaymentAmount { get; }

    /// <summary>What went back before this operation, in minor units.</summary>
    long ReturnedAmount { get; }

    /// <summary>ISO 4217 code.</summary>
    string Currency { get; }

    /// <summary>Why, for the gateway's own records.</summary>
    string? Reason { get; }

    /// <summary>The items that are owed, each with what is to go back of it in all, where the operation is about items.</summary>
    IReadOnlyList<PaymentItem>? Items { get; }

    /// <summary>The one scope that the operation is about, at gateways that know items; then there are no <see cref="Items"/>.</summary>
    ItemScope? Scope { get; }
}
