// What another team writes in its own test project, here as a program: publish events, see what the saga does with them.
using MassTransit;
using MassTransit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Contracts;
using Sagas.Hosting;

await using var provider = new ServiceCollection()
    .AddMassTransitTestHarness(bus =>
    {
        bus.AddPaymentSagas();
        bus.AddHandler((PaymentRefunded _) => Task.CompletedTask);
    })
    .BuildServiceProvider();
var harness = await provider.StartTestHarness();

await harness.Bus.Publish(new PaymentCaptured
{
    TeamSlug = "demo",
    PaymentId = "1001",
    OrderId = "order-1",
    Gateway = ScriptedGateway.DefaultName,
    GatewayPaymentId = "1001",
    Amount = 150_000,
    Currency = "RUB",
});
await harness.Bus.Publish(new ItemGrantFailed { TeamSlug = "demo", PaymentId = "1001", Reason = "out of stock" });

var told = await harness.Consumed.Any<PaymentRefunded>(fact => fact.Context.Message.NewAmount == 0);
var movements = provider.GetRequiredService<ScriptedGateway>().Movements.Count;
Console.WriteLine($"told: {told}, movements: {movements}");
return told && movements == 1 ? 0 : 1;
