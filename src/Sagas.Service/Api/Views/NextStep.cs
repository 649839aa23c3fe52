using Sagas.Payments;

namespace Sagas.Service.Api.Views;

/// <summary>What happens next with a payment.</summary>
/// <param name="What">In words.</param>
/// <param name="At">When the service acts by itself; <c>null</c> when it waits for somebody else.</param>
public sealed record NextStep(string What, DateTimeOffset? At)
{
    public static NextStep Of(PaymentSaga saga) => new(saga.Next.What, saga.Next.At);
}
