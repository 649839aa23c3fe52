using MassTransit;

namespace Sagas.Contracts;

/// <summary>What this service tells the others. Order is not promised; <see cref="Sequence"/> tells which is newer.</summary>
[ExcludeFromTopology]
[ExcludeFromImplementedTypes]
public interface ISagaFact : IPaymentMessage
{
    /// <summary>The saga's version that told it; grows with each message about the payment.</summary>
    long Sequence { get; }

    /// <summary>The merchant's order, when known.</summary>
    string? OrderId { get; }

    /// <summary>Why, for people.</summary>
    string? Reason { get; }

    /// <summary>When it happened.</summary>
    DateTimeOffset OccurredAt { get; }
}
