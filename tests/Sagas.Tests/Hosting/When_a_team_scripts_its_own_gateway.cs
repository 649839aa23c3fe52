using MassTransit;
using MassTransit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Contracts;
using Sagas.Hosting;
using Sagas.Payments;
using Sagas.Storage;
using Sagas.Tests.Support;

namespace Sagas.Tests.Hosting;

public sealed class When_a_team_scripts_its_own_gateway
{
    [Fact]
    public async Task A_call_that_never_arrived_is_sent_again_after_proof_and_moves_money_once()
    {
        var gateway = new ScriptedGateway().LoseNextCall();
        await using var provider = new ServiceCollection()
            .AddMassTransitTestHarness(bus => bus.AddPaymentSagas(sagas => sagas
                .AddScriptedGateway("bank", gateway)
                .Saga(options => options.ResolveSchedule = [TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1)])))
            .BuildServiceProvider(validateScopes: true);
        var harness = await provider.StartTestHarness();

        await harness.Bus.Publish(new PaymentCaptured
        {
            TeamSlug = "demo",
            PaymentId = "1001",
            OrderId = "order-1",
            Gateway = "bank",
            GatewayPaymentId = "1001",
            Amount = 150_000,
            Currency = "RUB",
        });
        await harness.Bus.Publish(new ItemGrantFailed { TeamSlug = "demo", PaymentId = "1001", Reason = "out of stock" });

        var payment = await Probe.UntilAsync(
            () => provider.GetRequiredService<IPaymentReader>().FindAsync("demo", "1001", TestContext.Current.CancellationToken),
            seen => seen?.State == nameof(PaymentStateMachine.Refunded),
            seen => $"{seen?.State}: {seen?.Reason}");
        payment!.Operations.ShouldHaveSingleItem().Attempt.ShouldBe(2);
        gateway.Movements.ShouldHaveSingleItem().Amount.ShouldBe(150_000);
    }
}
