using System.Diagnostics;
using MassTransit;
using MassTransit.DependencyInjection;
using MassTransit.Saga;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Payments;

namespace Sagas.Storage;

/// <summary>
/// Runs the state machine once on a fresh instance and makes the unit of work of what it did. Every run has its own DI scope:
/// a publish endpoint resolved in an earlier run would still write to that run's capture.
/// </summary>
internal sealed class MachineRunner(
    IServiceScopeFactory scopes, Bind<IBus, ISetScopedConsumeContext> scopedContext, TimeProvider clock)
{
    public async Task<UnitOfWork> RunAsync<T>(
        ConsumeContext<T> context,
        IPipe<SagaRepositoryContext<PaymentSaga, T>> machine,
        PaymentSaga? loaded,
        InboxKey inbox,
        string bodyHash)
        where T : class
    {
        var expectedVersion = loaded?.Version ?? 0;
        await using var scope = scopes.CreateAsyncScope();
        var capture = new CapturingConsumeContext<T>(context, scope.ServiceProvider, clock);
        var run = new EngineSagaRepositoryContext<T>(capture, loaded, scope);
        using (scopedContext.Value.PushContext(scope, run))
        {
            await machine.Send(run);
            // Answers and messages that nobody awaited belong to this unit as well.
            await run.ConsumeCompleted;
        }

        if (run.Touched is not { } saga)
            return new UnitOfWork { Outbox = capture.Captured(inbox.SagaId) };
        saga.Version = expectedVersion + 1;
        return new UnitOfWork
        {
            Saga = saga,
            ExpectedVersion = expectedVersion,
            Inbox = inbox,
            BodyHash = bodyHash,
            History = HistoryOf(saga, inbox, run.FromState),
            Outbox = capture.Captured(inbox.SagaId),
        };
    }

    private HistoryRow HistoryOf(PaymentSaga saga, InboxKey inbox, string fromState) => new()
    {
        SagaId = saga.CorrelationId,
        Version = saga.Version,
        At = clock.GetUtcNow(),
        Event = inbox.Message,
        MessageId = inbox.MessageId,
        FromState = fromState,
        ToState = string.IsNullOrEmpty(saga.State) ? fromState : saga.State,
        Actor = saga.Actor,
        TraceId = Activity.Current?.TraceId.ToHexString(),
        Remarks = [.. saga.Remarks],
        Alert = saga.Alerted,
    };
}
