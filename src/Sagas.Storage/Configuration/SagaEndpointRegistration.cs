using MassTransit;
using MassTransit.Configuration;
using MassTransit.Middleware;
using MassTransit.Saga;
using Microsoft.Extensions.Options;
using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Storage;

/// <summary>Puts the saga on the engine and on its queue.</summary>
public static class SagaEndpointRegistration
{
    /// <summary>
    /// Keeps the saga in the engine's store. Inside <c>AddMassTransitTestHarness(x => …)</c> it keeps the harness from using its own repository.
    /// </summary>
    public static ISagaRegistrationConfigurator<PaymentSaga> EngineRepository(this ISagaRegistrationConfigurator<PaymentSaga> saga) =>
        saga.Repository(repository =>
        {
            repository.RegisterSagaRepository<PaymentSaga, MessageProcessor,
                SagaConsumeContextFactory<MessageProcessor, PaymentSaga>, EngineSagaRepositoryContextFactory>();
            repository.RegisterLoadSagaRepository<PaymentSaga, EngineLoadSagaRepositoryContextFactory>();
        });

    /// <summary>
    /// The saga's endpoint: its pinned queue, its limits from <see cref="EngineOptions"/>, no retry and no kill switch (the engine waits
    /// by itself), and at a stop messages go back to the queue instead of to the error queue.
    /// </summary>
    public static ISagaRegistrationConfigurator<PaymentSaga> AddPaymentSagaOnEngine<TMachine>(this IBusRegistrationConfigurator bus)
        where TMachine : class, SagaStateMachine<PaymentSaga> =>
        bus.AddSagaStateMachine<TMachine, PaymentSaga>(typeof(PaymentSagaDefinition)).EngineRepository();

    /// <summary>
    /// The saga's second endpoint, for requests that not every release knows: <see cref="WellKnownEndpoints.SagaRequests"/>. Without it a bus
    /// takes them from nowhere.
    /// </summary>
    /// <param name="configurator">The bus's configurator.</param>
    /// <param name="context">The container, in which the saga is registered.</param>
    /// <param name="configure">What the transport needs, by queue name.</param>
    public static void SagaRequestsEndpoint<TEndpoint>(
        this IReceiveConfigurator<TEndpoint> configurator, IRegistrationContext context, Action<string, TEndpoint>? configure = null)
        where TEndpoint : IReceiveEndpointConfigurator =>
        configurator.ReceiveEndpoint(WellKnownEndpoints.SagaRequests, endpoint =>
        {
            // Only what is sent to it: what is published comes to the saga's other queue.
            endpoint.ConfigureConsumeTopology = false;
            configure?.Invoke(WellKnownEndpoints.SagaRequests, endpoint);
            endpoint.ConfigureSaga<PaymentSaga>(context);
        });

    /// <summary>
    /// A message whose wait for the store ended because the engine stops, or whose delivery has ended, goes back to its queue instead of to
    /// the error queue. For every endpoint that waits for the store or the bus, such as a gateway's with its journal.
    /// </summary>
    public static void ReturnToQueueAtStop(this IReceiveEndpointConfigurator endpoint) => endpoint.ConfigureError(error =>
    {
        error.UseFilter(new ReturnToQueueFilter());
        error.UseFilter(new GenerateFaultFilter());
        error.UseFilter(new ErrorTransportFilter());
    });
}

/// <summary>See <see cref="SagaEndpointRegistration"/>.</summary>
public sealed class PaymentSagaDefinition : SagaDefinition<PaymentSaga>
{
    public PaymentSagaDefinition(IOptions<EngineOptions> options)
    {
        EndpointName = WellKnownEndpoints.Saga;
        ConcurrentMessageLimit = options.Value.ConcurrentMessages;
        Endpoint(endpoint => endpoint.PrefetchCount = options.Value.PrefetchCount);
    }

    /// <inheritdoc />
    protected override void ConfigureSaga(
        IReceiveEndpointConfigurator endpointConfigurator, ISagaConfigurator<PaymentSaga> sagaConfigurator, IRegistrationContext context) =>
        endpointConfigurator.ReturnToQueueAtStop();
}
