using MassTransit;
using MassTransit.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.Endpoints;

public sealed class When_the_answer_of_a_real_call_is_lost
{
    private static readonly GatewayOperation Operation = IBusinessRig.Operation;

    [Fact]
    public async Task It_is_unknown_then_resolved_and_the_money_moved_once()
    {
        await using var server = await TinyServer.StartAsync(async context =>
        {
            if (context.Request.Path == "/cancel")
                context.Abort();
            else
                await TinyServer.Json(await IBusinessRig.Listed("REFUNDED").Content.ReadAsStringAsync())(context);
        });
        var logs = new LogLines();
        await using var services = Services(server.Address, logs);
        await services.GetTestHarness().Start();
        var queue = await services.GetRequiredService<IBus>().GetSendEndpoint(WellKnownEndpoints.GatewayAddress("ibusiness"));
        var answers = services.GetRequiredService<Answers>();

        await queue.Send(Operations.Command(Operation), TestContext.Current.CancellationToken);
        (await answers.UntilAsync(1))[0].Body.ShouldBeOfType<OperationUnknown>();

        await queue.Send(
            Operations.Question(Operation) with { OrderId = Operation.OrderId, GatewayPaymentId = Operation.GatewayPaymentId },
            TestContext.Current.CancellationToken);
        (await answers.UntilAsync(2))[1].Body.ShouldBeOfType<OperationSucceeded>().Amount.ShouldBe(150_000);

        await queue.Send(Operations.Command(Operation), TestContext.Current.CancellationToken);
        (await answers.UntilAsync(3))[2].Body.ShouldBeOfType<OperationSucceeded>();

        server.Requests.Count(x => x.Path == "/cancel").ShouldBe(1);
        logs.All.ShouldNotContain(IBusinessRig.Password);
        foreach (var (_, body) in server.Requests)
            logs.All.ShouldNotContain(System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("Token").GetString()!);
    }

    private static ServiceProvider Services(string address, LogLines logs) => new ServiceCollection()
        .AddLogging(x => x.SetMinimumLevel(LogLevel.Trace).AddProvider(logs))
        .AddSingleton<IOperationJournal, MemoryJournal>()
        .AddSingleton<Answers>()
        .AddGateways(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Gateways:ibusiness:Kind"] = "IBusiness",
                ["Gateways:ibusiness:BaseUrl"] = address,
                ["Gateways:ibusiness:TeamSlug"] = "1234567890",
                ["Gateways:ibusiness:Password"] = IBusinessRig.Password,
            })
            .Build()
            .GetSection("Gateways"))
        .AddMassTransitTestHarness(x =>
        {
            x.DisableUsageTelemetry();
            x.AddConsumer<AnswerConsumer>().Endpoint(e => e.Name = WellKnownEndpoints.Saga);
        })
        .BuildServiceProvider(validateScopes: true);
}
