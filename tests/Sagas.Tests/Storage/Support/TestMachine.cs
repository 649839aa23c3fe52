using MassTransit;
using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Tests.Storage;

/// <summary>What the test machine does besides changing its state.</summary>
internal sealed class MachineScript
{
    public Func<BehaviorContext<PaymentSaga, PaymentCaptured>, Task> OnCaptured { get; set; } = _ => Task.CompletedTask;

    public Func<BehaviorContext<PaymentSaga, ItemGrantFailed>, Task> OnGrantFailed { get; set; } = context =>
    {
        context.Saga.State = "Refunded";
        context.Saga.ClosedAt = context.Saga.UpdatedAt;
        return context.Publish(new PaymentRefunded
        {
            TeamSlug = context.Message.TeamSlug,
            PaymentId = context.Message.PaymentId,
            Sequence = context.Saga.Version + 1,
            OccurredAt = context.Saga.UpdatedAt,
            Amount = context.Saga.CapturedAmount ?? 0,
            NewAmount = 0,
        });
    };

    public Func<BehaviorContext<PaymentSaga, PaymentTimerDue>, Task> OnTimer { get; set; } = _ => Task.CompletedTask;
}

/// <summary>A small machine: captured, then refunded; its timer; a message that only an existing saga takes.</summary>
internal sealed class TestMachine : MassTransitStateMachine<PaymentSaga>
{
    public TestMachine(MachineScript script, TimeProvider clock)
    {
        InstanceState(saga => saga.State);
        Event(() => Captured, e => e.CorrelateById(m => SagaIds.ForPayment(m.Message.TeamSlug, m.Message.PaymentId)));
        Event(() => GrantFailed, e => e.CorrelateById(m => SagaIds.ForPayment(m.Message.TeamSlug, m.Message.PaymentId)));
        Event(() => Granted, e => e.CorrelateById(m => SagaIds.ForPayment(m.Message.TeamSlug, m.Message.PaymentId)));
        Event(() => TimerDue, e => e.CorrelateById(m => m.Message.SagaId));

        Initially(
            When(Captured).Then(context => Begin(context, clock)).ThenAsync(context => script.OnCaptured(context)).TransitionTo(Confirmed));
        During(Confirmed,
            When(Captured).ThenAsync(context => script.OnCaptured(context)),
            When(GrantFailed).ThenAsync(context => script.OnGrantFailed(context)),
            When(TimerDue).ThenAsync(context => script.OnTimer(context)),
            Ignore(Granted));
        During(Refunded, Ignore(Captured), Ignore(GrantFailed), Ignore(TimerDue), Ignore(Granted));
    }

    public State Confirmed { get; private set; } = null!;

    public State Refunded { get; private set; } = null!;

    public Event<PaymentCaptured> Captured { get; private set; } = null!;

    public Event<ItemGrantFailed> GrantFailed { get; private set; } = null!;

    public Event<ItemGranted> Granted { get; private set; } = null!;

    public Event<PaymentTimerDue> TimerDue { get; private set; } = null!;

    private static void Begin(BehaviorContext<PaymentSaga, PaymentCaptured> context, TimeProvider clock)
    {
        var saga = context.Saga;
        saga.TeamSlug = context.Message.TeamSlug;
        saga.PaymentId = context.Message.PaymentId;
        saga.CapturedAmount = context.Message.Amount;
        saga.CreatedAt = saga.UpdatedAt = clock.GetUtcNow();
    }
}
