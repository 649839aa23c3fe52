using MassTransit;

namespace Sagas.Contracts;

/// <summary>How one of the steps after payment ended: granting the items, or notifying the buyer.</summary>
[ExcludeFromTopology]
[ExcludeFromImplementedTypes]
public interface IStepFact : IPaymentMessage
{
    /// <summary>The merchant's order, when the publisher knows it.</summary>
    string? OrderId { get; }

    /// <summary>The items it is about; absent or empty means all of the payment.</summary>
    IReadOnlyList<PaymentItem>? Items { get; }

    /// <summary>How many tries it took.</summary>
    int? Attempts { get; }

    /// <summary>When it happened; absent means when it was received. Per step the later fact wins, a success wins a tie.</summary>
    DateTimeOffset? OccurredAt { get; }
}
