using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Service.EasyCredit;

/// <summary>Reads from a payment's row how the cancellation of its checkout stands.</summary>
internal static class CheckoutVerdict
{
    /// <summary>What can be said before anything is asked of the saga; <c>null</c>: the payment is unpaid, so it is asked.</summary>
    public static CheckoutAnswer? Before(PaymentSaga saga) => saga.Status switch
    {
        null => CheckoutAnswer.NotFound,
        PaymentStatus.New => null,
        PaymentStatus.Cancelled => CheckoutAnswer.Cancelled,
        PaymentStatus.Authorized => CheckoutAnswer.Authorized,
        _ => CheckoutAnswer.WrongTransaction,
    };

    /// <summary>The end; <c>null</c>: not yet.</summary>
    /// <param name="saga">As it is now.</param>
    /// <param name="asked">As it was when the saga was asked.</param>
    public static CheckoutAnswer? After(PaymentSaga saga, PaymentSaga asked)
    {
        if (saga.Version <= asked.Version)
        {
            return null;
        }

        var tried = saga.Operations.FindLast(operation => operation.Kind == OperationKind.Cancel);
        return saga.Status switch
        {
            PaymentStatus.New when saga.State == nameof(PaymentStateMachine.ManualActionRequired) => CheckoutAnswer.Of(tried?.Code),
            PaymentStatus.New when tried is { Progress: OperationProgress.NotSent, Code: Gateways.EasyCredit.EasyCreditCodes.ConcurrentModification } => CheckoutAnswer.Conflict,
            // The gateway's own word for it, when it was the gateway that noticed.
            PaymentStatus.Authorized when tried is { Progress: OperationProgress.Rejected, Code: { } code } => CheckoutAnswer.Of(code),
            _ => Before(saga),
        };
    }
}
