using MassTransit;
using MassTransit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways;

/// <summary>A bus with one scripted gateway and somebody at the saga's queue.</summary>
internal sealed class GatewayBus : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private GatewayBus(Action<GatewayBus, IServiceCollection> configure, bool declared, GatewayOptions options)
    {
        var services = new ServiceCollection()
            .AddSingleton<IOperationJournal>(Journal)
            .AddSingleton(Answers)
            .AddLogging(x => x.SetMinimumLevel(LogLevel.Debug).AddProvider(Logs))
            .AddMassTransitTestHarness(x =>
            {
                x.DisableUsageTelemetry();
                x.AddConsumer<AnswerConsumer>().Endpoint(e => e.Name = WellKnownEndpoints.Saga);
                x.AddGateway(Operations.Gateway, _ => Gateway, options);
                if (declared)
                {
                    x.UsingInMemory((context, bus) =>
                    {
                        bus.GatewayEndpoints(context, (queue, _) => Declared.Add(queue));
                        bus.ConfigureEndpoints(context);
                    });
                }
            });
        configure(this, services);
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public MemoryJournal Journal { get; } = new();

    public ScriptedGateway Gateway { get; } = new();

    public Answers Answers { get; } = new();

    public LogLines Logs { get; } = new();

    public List<string> Declared { get; } = [];

    public ITestHarness Harness => _services.GetTestHarness();

    public IServiceProvider Services => _services;

    public static async Task<GatewayBus> StartAsync(Action<GatewayBus, IServiceCollection>? configure = null, bool declared = false, GatewayOptions? options = null)
    {
        var bus = new GatewayBus(configure ?? ((_, _) => { }), declared, options ?? new GatewayOptions { Kind = "Scripted" });
        await bus.Harness.Start();
        return bus;
    }

    public Task SendAsync(RefundPayment command) => SendAsync(command, Guid.CreateVersion7());

    public async Task SendAsync<T>(T command, Guid messageId)
        where T : class, IGatewayCommand
    {
        var queue = await Harness.Bus.GetSendEndpoint(WellKnownEndpoints.GatewayAddress(Operations.Gateway));
        await queue.Send(command, x => x.MessageId = messageId, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
