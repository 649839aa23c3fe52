using MassTransit;
using MassTransit.Middleware;
using MassTransit.Saga;
using Sagas.Payments;

namespace Sagas.Storage;

/// <summary>Backs MassTransit's <see cref="ILoadSagaRepository{TSaga}"/> (its test harness looks there) with the store.</summary>
internal sealed class EngineLoadSagaRepositoryContextFactory(LoadBatcher loads) : ILoadSagaRepositoryContextFactory<PaymentSaga>
{
    public void Probe(ProbeContext context) => context.Add("persistence", "payment-saga-engine");

    public Task<T> Execute<T>(Func<LoadSagaRepositoryContext<PaymentSaga>, Task<T>> asyncMethod, CancellationToken cancellationToken = default)
        where T : class =>
        asyncMethod(new Context(loads, cancellationToken));

    private sealed class Context(LoadBatcher loads, CancellationToken cancellationToken)
        : BasePipeContext(cancellationToken), LoadSagaRepositoryContext<PaymentSaga>
    {
        // MassTransit's own null for "no such saga".
        public async Task<PaymentSaga> Load(Guid correlationId) =>
            (await loads.AskAsync(new LoadRequest(correlationId, null), CancellationToken)).Saga!;
    }
}
