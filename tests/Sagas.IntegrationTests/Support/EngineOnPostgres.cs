using System.Collections.Concurrent;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Sagas.Payments;
using Sagas.Storage;
using Sagas.Tests.Storage;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests;

/// <summary>The engine with the test machine on a real database, with planted faults in between; its bus is in memory.</summary>
internal sealed class EngineOnPostgres : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly string _connectionString;

    private EngineOnPostgres(IHost host, string connectionString) => (_host, _connectionString) = (host, connectionString);

    public PlantedStore Store => _host.Services.GetRequiredService<PlantedStore>();

    public MachineScript Script => _host.Services.GetRequiredService<MachineScript>();

    public ConcurrentQueue<Fault> Faults => _host.Services.GetRequiredService<ConcurrentQueue<Fault>>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<EngineOnPostgres> StartAsync()
    {
        var connectionString = await PostgresServer.CreateDatabaseAsync();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<MachineScript>();
        builder.Services.AddSingleton<ConcurrentQueue<Fault>>();
        builder.Services.AddSingleton(provider => new PlantedStore(provider.GetRequiredService<PostgresStore>()));
        builder.Services.AddSingleton<ISagaStore>(provider => provider.GetRequiredService<PlantedStore>());
        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.AddPaymentSagaOnEngine<TestMachine>();
            bus.AddConsumer<FaultKeeper>();
            bus.UsingInMemory((context, transport) => transport.ConfigureEndpoints(context));
        });
        builder.Services.AddPostgresSagaStore(connectionString);
        var engine = new EngineOnPostgres(builder.Build(), connectionString);
        await engine._host.Services.GetRequiredService<MigrationRunner>().MigrateAsync(Token);
        await engine._host.StartAsync(Token);
        return engine;
    }

    public Task PublishAsync<T>(T message, Guid? messageId = null)
        where T : class =>
        _host.Services.GetRequiredService<IBus>().Publish(message, context => context.MessageId = messageId ?? context.MessageId, Token);

    public Task<PaymentSaga?> SagaAsync(string paymentId, long version) => Probe.UntilAsync(
        () => _host.Services.GetRequiredService<IPaymentReader>().FindAsync(Make.Team, paymentId, Token), saga => saga?.Version >= version);

    public Task ExecuteAsync(string sql) => PostgresServer.ExecuteAsync(_connectionString, sql);

    public Task<long> CountAsync(string from) => PostgresServer.CountAsync(_connectionString, from);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)_host).DisposeAsync();
        await PostgresServer.DropDatabaseAsync(_connectionString);
    }

    internal sealed class FaultKeeper(ConcurrentQueue<Fault> faults) : IConsumer<Fault>
    {
        public Task Consume(ConsumeContext<Fault> context)
        {
            faults.Enqueue(context.Message);
            return Task.CompletedTask;
        }
    }
}
