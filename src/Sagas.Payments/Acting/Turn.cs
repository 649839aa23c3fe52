using MassTransit;

namespace Sagas.Payments;

/// <summary>One message about one payment: what the verbs act with.</summary>
internal sealed class Turn(BehaviorContext<PaymentSaga> context, SagaRules rules)
{
    public PaymentSaga Saga => context.Saga;

    public SagaRules Rules => rules;

    public DateTimeOffset Now { get; } = rules.Now;

    /// <summary>The version that this message will have; facts out carry it.</summary>
    public long Sequence => Saga.Version + 1;

    public bool IsIn(State state) => string.Equals(Saga.State, state.Name, StringComparison.Ordinal);

    public bool IsIn(string state) => string.Equals(Saga.State, state, StringComparison.Ordinal);

    public Task Become(string state) =>
        IsIn(state) ? Task.CompletedTask : context.TransitionToState(context.StateMachine.GetState(state));

    public Task Publish<T>(T message)
        where T : class => context.Publish(message, context.CancellationToken);

    public async Task Send<T>(Uri address, T message)
        where T : class
    {
        var endpoint = await context.GetSendEndpoint(address);
        await endpoint.Send(message, context.CancellationToken);
    }

    /// <summary>Sets the saga's clock; the time is kept in microseconds and always lies ahead, so that each timer has an id of its own.</summary>
    public void Due(DueAction action, TimeSpan after)
    {
        var at = Now + (after > TimeSpan.FromMicroseconds(1) ? after : TimeSpan.FromMicroseconds(1));
        Saga.DueAt = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond));
        Saga.DueAction = action;
    }

    public void NothingDue()
    {
        Saga.DueAt = null;
        Saga.DueAction = null;
    }
}
