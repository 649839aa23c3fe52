using MassTransit;
using MassTransit.Context;
using MassTransit.Saga;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Payments;

namespace Sagas.Storage;

/// <summary>
/// One run of the state machine on one message. It writes nothing: it remembers which instance the machine was given and
/// whether the run counts.
/// </summary>
internal sealed class EngineSagaRepositoryContext<T> : ConsumeContextScope<T>, SagaRepositoryContext<PaymentSaga, T>
    where T : class
{
    private readonly PaymentSaga? _loaded;

    public EngineSagaRepositoryContext(ConsumeContext<T> capture, PaymentSaga? loaded, IServiceScope scope)
        : base(capture, scope, scope.ServiceProvider)
    {
        _loaded = loaded;
    }

    /// <summary>The instance to commit; <c>null</c> when the machine did not take the message.</summary>
    public PaymentSaga? Touched { get; private set; }

    public string FromState { get; private set; } = "";

    public Task<SagaConsumeContext<PaymentSaga, T>> Add(PaymentSaga instance) => Give(instance);

    public async Task<SagaConsumeContext<PaymentSaga, T>?> Insert(PaymentSaga instance) =>
        _loaded is null ? await Give(instance) : null;

    public async Task<SagaConsumeContext<PaymentSaga, T>?> Load(Guid correlationId) =>
        _loaded is null ? null : await Give(_loaded);

    public Task Save(SagaConsumeContext<PaymentSaga> context) => Keep(context);

    public Task Update(SagaConsumeContext<PaymentSaga> context) => Keep(context);

    public Task Delete(SagaConsumeContext<PaymentSaga> context) => throw NeverDeleted(context);

    // Also called after an exception of the machine, which is then thrown on.
    public Task Discard(SagaConsumeContext<PaymentSaga> context) =>
        context.IsCompleted ? throw NeverDeleted(context) : Task.CompletedTask;

    public Task Undo(SagaConsumeContext<PaymentSaga> context) => throw new NotSupportedException(
        "Read-only events are not supported: every consumed message raises the saga's version and has its history row.");

    public Task<SagaConsumeContext<PaymentSaga, TMessage>> CreateSagaConsumeContext<TMessage>(
        ConsumeContext<TMessage> consumeContext, PaymentSaga instance, SagaConsumeContextMode mode)
        where TMessage : class =>
        Task.FromResult<SagaConsumeContext<PaymentSaga, TMessage>>(
            new DefaultSagaConsumeContext<PaymentSaga, TMessage>(consumeContext, instance));

    private Task<SagaConsumeContext<PaymentSaga, T>> Give(PaymentSaga instance)
    {
        FromState = StateName(instance);
        return CreateSagaConsumeContext(this, instance, SagaConsumeContextMode.Load);
    }

    private Task Keep(SagaConsumeContext<PaymentSaga> context)
    {
        Touched = context.Saga;
        return Task.CompletedTask;
    }

    public static string StateName(PaymentSaga saga) => saga.State.Length == 0 ? "Initial" : saga.State;

    private static NotSupportedException NeverDeleted(SagaConsumeContext<PaymentSaga> context) =>
        new($"PaymentSaga {context.Saga.CorrelationId:D} was completed by its machine; sagas end in a final state and stay as rows.");
}
