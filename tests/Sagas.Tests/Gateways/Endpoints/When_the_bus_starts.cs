using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.Endpoints;

public sealed class When_the_bus_starts
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_queues_are_ready_before_whatever_starts_after_it(bool declared)
    {
        var late = new LateStarter();
        await using var bus = await GatewayBus.StartAsync(
            (_, services) => services.AddSingleton<IHostedService>(provider => late.In(provider)), declared);

        late.FoundReady.ShouldBe(true);
        bus.Services.GetRequiredService<IGatewayEndpoints>().WhenReady.IsCompletedSuccessfully.ShouldBeTrue();
        bus.Declared.ShouldBe(declared ? ["gateway-scripted"] : []);

        await bus.SendAsync(Operations.Command(Operations.Refund()));
        (await bus.Answers.UntilAsync(1)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Nothing_is_ready_before()
    {
        await using var services = new ServiceCollection()
            .AddSingleton<IOperationJournal>(new MemoryJournal())
            .AddMassTransitTestHarness(x => x.AddGateway("one", _ => new ScriptedGateway()))
            .BuildServiceProvider();

        services.GetRequiredService<IGatewayEndpoints>().AreReady.ShouldBeFalse();
    }

    [Fact]
    public async Task Wrong_options_stop_it()
    {
        var start = GatewayBus.StartAsync((bus, services) =>
            services.AddGateway("Not A Name", _ => bus.Gateway, new GatewayOptions { Kind = "Scripted" }));

        (await Should.ThrowAsync<OptionsValidationException>(start)).Message.ShouldContain("Gateways:Not A Name");
    }

    private sealed class LateStarter : IHostedService
    {
        private IServiceProvider? _services;

        public bool? FoundReady { get; private set; }

        public LateStarter In(IServiceProvider services)
        {
            _services = services;
            return this;
        }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            FoundReady = _services!.GetRequiredService<IGatewayEndpoints>().AreReady;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
