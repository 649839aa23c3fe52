using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sagas.Contracts;
using Sagas.Gateways;
using Sagas.Payments;
using Sagas.Storage;

namespace Sagas.Benchmarks.Side;

/// <summary>
/// The mark to reach: the same state machine on MassTransit's own in-memory repository and outbox. Nothing is stored, so the adapter
/// has no journal either.
/// </summary>
internal static class MemorySide
{
    public static void Add(IBusRegistrationConfigurator bus, IServiceCollection services)
    {
        services.AddOptions<EngineOptions>().BindConfiguration(EngineOptions.Section);
        services.AddOptions<SagaOptions>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<CompensationPolicy>();
        services.AddSingleton<IPauseBook, InMemoryPauseBook>();
        services.AddSingleton<CompensationPauses>();
        services.AddSingleton<IBrake, WindowBrake>();
        services.AddSingleton<IGatewayDirectory, LoopbackDirectory>();
        services.AddSingleton<SagaRules>();
        services.AddSingleton<IOperationJournal, NoJournal>();
        bus.AddSagaStateMachine<PaymentStateMachine, PaymentSaga>(typeof(PaymentSagaDefinition)).InMemoryRepository();
        bus.AddConfigureEndpointsCallback((context, queue, endpoint) =>
        {
            if (string.Equals(queue, WellKnownEndpoints.Saga, StringComparison.Ordinal))
                endpoint.UseInMemoryOutbox(context);
        });
    }

    private sealed class LoopbackDirectory(IGatewayRegistry registry) : IGatewayDirectory
    {
        public GatewayProfile? Find(string instance) => registry.TryGet(instance, out var gateway)
            ? new GatewayProfile { PartialRefund = gateway.Gateway.Capabilities.PartialRefund, ResolveSchedule = gateway.Options.ResolveSchedule }
            : null;
    }

    private sealed class NoJournal : IOperationJournal
    {
        public Task<JournalEntry?> TryBeginAsync(JournalEntry entry, CancellationToken cancellationToken) => Task.FromResult<JournalEntry?>(null);

        public Task<GatewayOutcome> CompleteAsync(Guid operationId, int attempt, GatewayOutcome outcome, CancellationToken cancellationToken) =>
            Task.FromResult(outcome);

        public Task<JournalEntry?> FindAsync(Guid operationId, int attempt, CancellationToken cancellationToken) => Task.FromResult<JournalEntry?>(null);

        public Task<IReadOnlyList<JournalEntry>> FindLaterAsync(JournalEntry row, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<JournalEntry>>([]);
    }
}
