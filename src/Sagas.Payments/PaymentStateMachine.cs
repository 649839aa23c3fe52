using MassTransit;

namespace Sagas.Payments;

/// <summary>
/// The saga. Messages are noted first; what follows is planned from everything that is known, so that their order does not matter.
/// <c>Transitions.approved.md</c> beside this file shows every state with every event.
/// </summary>
public sealed partial class PaymentStateMachine : MassTransitStateMachine<PaymentSaga>
{
    private readonly SagaRules _rules;

    public PaymentStateMachine(SagaRules rules)
    {
        _rules = rules;
        InstanceState(saga => saga.State);
        CorrelateEvents();

        WhileItGoesItsWay();
        WhileAPersonActs();
        OnceItHasEnded();

        WhileRequestsFit();
        WhenAPersonIsNeeded();
    }

    private State[] Resting => [AwaitingPayment, New, Authorized, Confirmed, Fulfilled];

    private State[] Operating => [Cancelling, Reversing, Refunding, Reconciling];

    private State[] Ended => [Cancelled, Reversed, Refunded];

    private State[] Undecided => [CompensationScheduled, AwaitingApproval];

    private void WhenAPersonIsNeeded()
    {
        WhenEnter(AwaitingApproval, arrival => arrival.AskForAttention(_rules));
        WhenEnter(ManualActionRequired, arrival => arrival.AskForAttention(_rules));
    }
}
