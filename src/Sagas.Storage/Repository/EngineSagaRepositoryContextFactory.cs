using MassTransit;
using MassTransit.Saga;
using Sagas.Payments;

namespace Sagas.Storage;

/// <summary>
/// MassTransit's way into the engine. The instance that a behaviour sees carries the stored <see cref="PaymentSaga.Version"/>
/// (0 for a new one); the version this message will have, and the <c>sequence</c> of the facts it publishes, is one more.
/// </summary>
internal sealed class EngineSagaRepositoryContextFactory(MessageProcessor processor) : ISagaRepositoryContextFactory<PaymentSaga>
{
    public void Probe(ProbeContext context) => context.Add("persistence", "payment-saga-engine");

    public Task Send<T>(ConsumeContext<T> context, IPipe<SagaRepositoryContext<PaymentSaga, T>> next)
        where T : class =>
        processor.ProcessAsync(context, next);

    public Task SendQuery<T>(
        ConsumeContext<T> context, ISagaQuery<PaymentSaga> query, IPipe<SagaRepositoryQueryContext<PaymentSaga, T>> next)
        where T : class =>
        throw new NotSupportedException(
            $"{typeof(T).Name} is correlated by a query; every message about a payment names its saga by {nameof(PaymentSaga.CorrelationId)}.");
}
