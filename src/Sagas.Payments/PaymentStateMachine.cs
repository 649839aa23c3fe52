using MassTransit;

namespace Sagas.Payments;

/// <summary>The saga.</summary>
public sealed class PaymentStateMachine : MassTransitStateMachine<PaymentSaga>
{
    public PaymentStateMachine()
    {
        InstanceState(saga => saga.State);
    }
}
