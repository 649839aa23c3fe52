using System.Text.Json.Serialization;

namespace Sagas.Payments;

public sealed partial class PaymentSaga
{
    /// <summary>What happens next, in words, and when; <c>null</c> time when it depends on others.</summary>
    [JsonIgnore]
    public (string What, DateTimeOffset? At) Next => State switch
    {
        nameof(PaymentStateMachine.AwaitingPayment) when DueAt is not null => ("asks the gateway, or a person, when no payment fact has come", DueAt),
        nameof(PaymentStateMachine.AwaitingPayment) => ("waits for a payment fact", null),
        nameof(PaymentStateMachine.New) => ("waits for the payment", null),
        nameof(PaymentStateMachine.Authorized) => ("waits for the capture", null),
        nameof(PaymentStateMachine.Confirmed) => ("waits for granting and notifying", null),
        nameof(PaymentStateMachine.Fulfilled) => ("nothing: granted and notified", null),
        nameof(PaymentStateMachine.CompensationScheduled) => ("gives the money back, unless the step succeeds before", DueAt),
        nameof(PaymentStateMachine.AwaitingApproval) => ("waits for an approval; reminds again", DueAt),
        nameof(PaymentStateMachine.ManualActionRequired) => ("waits for a person: retry once the cause is gone, or give the money back and record it with manual-refund, or dismiss; reminds again", DueAt),
        nameof(PaymentStateMachine.Reconciling) => ("asks the gateway what became of the operation", DueAt),
        nameof(PaymentStateMachine.Cancelling) when OpenOperation is null or { Kind: null } => ("asks the gateway whether the payment has ended", DueAt),
        nameof(PaymentStateMachine.Cancelling) or nameof(PaymentStateMachine.Reversing) or nameof(PaymentStateMachine.Refunding) => NextOf(OpenOperation?.Progress),
        _ => ("nothing: the payment has ended", null),
    };

    private (string What, DateTimeOffset? At) NextOf(OperationProgress? progress) => progress switch
    {
        OperationProgress.Decided => ("sends the command once the pause is over", DueAt),
        OperationProgress.NotSent => ("sends the command again", DueAt),
        OperationProgress.Accepted => ("waits for the gateway, then asks it", DueAt),
        _ => ("waits for the gateway's answer, then asks it", DueAt),
    };
}
