using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Tests.Support;

namespace Sagas.Tests.Gateways.Endpoints;

public sealed class When_the_bus_stops_in_mid_call
{
    [Fact]
    public async Task The_command_is_neither_answered_nor_moved_to_the_error_queue()
    {
        await using var bus = await GatewayBus.StartAsync((_, services) =>
            services.Configure<MassTransitHostOptions>(x => x.ConsumerStopTimeout = TimeSpan.FromMilliseconds(50)));
        var operation = Operations.Refund();
        var called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bus.Gateway.Execute = async (_, token) =>
        {
            called.SetResult();
            await Wait.ForeverAsync(token);
            return Operations.Done(operation);
        };
        await bus.SendAsync(Operations.Command(operation));
        await called.Task;

        await bus.Services.GetRequiredService<IBusControl>().StopAsync(TestContext.Current.CancellationToken);

        bus.Journal[operation].ShouldNotBeNull().Outcome.ShouldBeNull();
        bus.Answers.All.ShouldBeEmpty();
        bus.Logs.All.ShouldNotContain("scripted_error");
        bus.Harness.Published.Select<Fault>(new CancellationToken(canceled: true)).ShouldBeEmpty();
    }
}
