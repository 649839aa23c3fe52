using System.Collections.Concurrent;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Storage;
using Sagas.Tests.Support;

namespace Sagas.Tests.Storage;

/// <summary>A message that arrived somewhere.</summary>
internal sealed record Arrival(string Name, Guid? MessageId, object Message, Headers Headers, Guid? ConversationId);

/// <summary>An ordinary host with the engine, the in-memory transport and the test machine.</summary>
internal sealed class EngineFixture : IAsyncDisposable
{
    private readonly IHost _host;
    private bool _started;

    private EngineFixture(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    public MachineScript Script => Services.GetRequiredService<MachineScript>();

    public PlantedStore Store => Services.GetRequiredService<PlantedStore>();

    public InMemoryStore Memory => Services.GetRequiredService<InMemoryStore>();

    public EngineHealth Health => Services.GetRequiredService<EngineHealth>();

    public IBus Bus => Services.GetRequiredService<IBus>();

    public ConcurrentQueue<Arrival> Arrivals => Services.GetRequiredService<ConcurrentQueue<Arrival>>();

    public ConcurrentQueue<string> Logs => Services.GetRequiredService<LogCollector>().Lines;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<EngineFixture> StartAsync(
        Action<EngineOptions>? options = null, Action<IServiceCollection>? services = null, bool start = true)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        builder.Logging.SetMinimumLevel(LogLevel.Debug);
        builder.Services.AddSingleton<MachineScript>();
        builder.Services.AddSingleton<ConcurrentQueue<Arrival>>();
        builder.Services.AddSingleton<LogCollector>();
        builder.Services.AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<LogCollector>());
        builder.Services.AddSingleton(provider => new PlantedStore(provider.GetRequiredService<InMemoryStore>()));
        builder.Services.AddSingleton<ISagaStore>(provider => provider.GetRequiredService<PlantedStore>());
        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.AddPaymentSagaOnEngine<TestMachine>();
            bus.AddConsumer<Sink>();
            bus.UsingInMemory((context, transport) =>
            {
                transport.ReceiveEndpoint("sink", endpoint => endpoint.ConfigureConsumer<Sink>(context));
                transport.ConfigureEndpoints(context);
            });
        });
        // After the bus on purpose: the engine must not depend on the order.
        builder.Services.AddSagaEngine(engine =>
        {
            engine.TimerInterval = engine.RelayInterval = TimeSpan.FromMilliseconds(20);
            engine.RetryDelay = TimeSpan.FromMilliseconds(2);
            engine.RetryDelayMax = TimeSpan.FromMilliseconds(20);
            options?.Invoke(engine);
        });
        builder.Services.AddInMemorySagaStore();
        services?.Invoke(builder.Services);
        var fixture = new EngineFixture(builder.Build());
        if (start)
            await fixture.StartHostAsync();
        return fixture;
    }

    public async Task StartHostAsync()
    {
        await _host.StartAsync(Token);
        _started = true;
    }

    public Task StopAsync(CancellationToken? cancellationToken = null) => _host.StopAsync(cancellationToken ?? Token);

    public Task PublishAsync<T>(T message, Guid? messageId = null)
        where T : class =>
        Bus.Publish(message, context => context.MessageId = messageId ?? context.MessageId, Token);

    public Task<PaymentSaga?> FindAsync(string paymentId) => Memory.FindAsync(Make.Team, paymentId, Token);

    public Task<PaymentSaga?> SagaAsync(string paymentId, long version) =>
        Probe.UntilAsync(() => FindAsync(paymentId), saga => saga?.Version >= version);

    public Task<IReadOnlyList<HistoryRow>> HistoryAsync(string paymentId) => Memory.HistoryAsync(Make.SagaId(paymentId), 0, 1000, Token);

    public Task<Arrival[]> ArrivedAsync(int count) => Probe.UntilAsync(() => Arrivals.ToArray(), seen => seen.Length >= count);

    public async ValueTask DisposeAsync()
    {
        if (_started)
            await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }

    /// <summary>Takes whatever the tests send and the faults.</summary>
    internal sealed class Sink(ConcurrentQueue<Arrival> arrivals)
        : IConsumer<PaymentRefunded>, IConsumer<CompensationStarted>, IConsumer<PaymentReversed>, IConsumer<PaymentCancelled>, IConsumer<Fault>
    {
        public Task Consume(ConsumeContext<PaymentRefunded> context) => Keep(context);

        public Task Consume(ConsumeContext<CompensationStarted> context) => Keep(context);

        public Task Consume(ConsumeContext<PaymentReversed> context) => Keep(context);

        public Task Consume(ConsumeContext<PaymentCancelled> context) => Keep(context);

        public Task Consume(ConsumeContext<Fault> context) => Keep(context);

        private Task Keep<T>(ConsumeContext<T> context)
            where T : class
        {
            arrivals.Enqueue(new Arrival(typeof(T).Name, context.MessageId, context.Message, context.Headers, context.ConversationId));
            return Task.CompletedTask;
        }
    }
}
