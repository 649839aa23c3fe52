using MassTransit;

namespace Sagas.Contracts;

/// <summary>What a person decided on the operations pages or API; never taken from the event ingress.</summary>
[ExcludeFromTopology]
[ExcludeFromImplementedTypes]
public interface IOperatorRequest : IPaymentMessage
{
    /// <summary>Who decided.</summary>
    string Operator { get; }

    /// <summary>Why; kept in the payment's history.</summary>
    string Reason { get; }
}
