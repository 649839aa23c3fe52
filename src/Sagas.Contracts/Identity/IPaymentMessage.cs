using MassTransit;

namespace Sagas.Contracts;

/// <summary>A message about one payment.</summary>
[ExcludeFromTopology]
[ExcludeFromImplementedTypes]
public interface IPaymentMessage
{
    /// <summary>The team (merchant) that owns the payment: 1-64 printable characters, compared byte by byte.</summary>
    string TeamSlug { get; }

    /// <summary>The payment within the team: 1-64 printable characters, compared byte by byte.</summary>
    string PaymentId { get; }
}
