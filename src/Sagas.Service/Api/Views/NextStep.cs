using Sagas.Payments;

namespace Sagas.Service.Api.Views;

/// <summary>What happens next with a payment.</summary>
/// <param name="What">In words.</param>
/// <param name="At">When the service acts by itself; <c>null</c> when it waits for somebody else.</param>
public sealed record NextStep(string What, DateTimeOffset? At)
{
    public static NextStep Of(PaymentSaga saga) => (Waiting(saga.State), Due(saga)) switch
    {
        ({ } waiting, { } due) => new($"{waiting}; {due}", saga.DueAt),
        ({ } waiting, null) => new(waiting, saga.DueAt),
        (null, { } due) => new(due, saga.DueAt),
        _ => new("Nothing is planned", saga.DueAt),
    };

    private static string? Due(PaymentSaga saga) => saga.DueAt is null ? null : saga.DueAction switch
    {
        DueAction.AskForPayment => "the gateway is asked whether it knows the payment",
        DueAction.EndDelay => "the grace delay ends and the money goes back",
        DueAction.Send => "the command is sent to the gateway",
        DueAction.Resolve => "the gateway is asked what became of the operation",
        DueAction.RemindPerson => "a person is reminded",
        DueAction.AskForEnd => "the gateway is asked whether the payment has ended",
        _ => null,
    };

    private static string? Waiting(string state) => state switch
    {
        "AwaitingPayment" => "Waits for the payment to become known",
        "New" => "Waits for the customer to pay",
        "Authorized" => "Waits for the capture",
        "Confirmed" => "Waits for the items to be granted and the buyer notified",
        "Fulfilled" => "Nothing: granted and notified",
        "CompensationScheduled" => "Waits for the grace delay",
        "AwaitingApproval" => "Waits for a person to approve or dismiss",
        "Cancelling" or "Reversing" or "Refunding" => "Waits for the gateway",
        "Reconciling" => "Waits for proof of what the gateway did",
        "ManualActionRequired" => "Waits for a person",
        "Cancelled" or "Reversed" or "Refunded" => "Nothing: the payment has ended",
        _ => null,
    };
}
