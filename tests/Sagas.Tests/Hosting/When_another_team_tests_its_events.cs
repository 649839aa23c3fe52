using MassTransit;
using MassTransit.Saga;
using MassTransit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Contracts;
using Sagas.Hosting;
using Sagas.Payments;
using Sagas.Storage;
using Sagas.Tests.Support;

namespace Sagas.Tests.Hosting;

/// <summary>Written as a publisher's team would write it: nothing but the package, MassTransit's harness and its own events.</summary>
public sealed class When_another_team_tests_its_events : IAsyncLifetime
{
    private readonly ServiceProvider _provider = new ServiceCollection()
        .AddMassTransitTestHarness(bus =>
        {
            bus.AddPaymentSagas();
            bus.AddHandler((PaymentRefunded _) => Task.CompletedTask);
        })
        .BuildServiceProvider(validateScopes: true);

    private ITestHarness Harness => _provider.GetRequiredService<ITestHarness>();

    private ScriptedGateway Gateway => _provider.GetRequiredService<ScriptedGateway>();

    public async ValueTask InitializeAsync() => await Harness.Start();

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    [Fact]
    public async Task A_failed_grant_gives_the_money_back_once()
    {
        await Harness.Bus.Publish(Captured());
        await Harness.Bus.Publish(GrantFailed());

        (await Harness.Consumed.Any<PaymentRefunded>(told => told.Context.Message.NewAmount == 0)).ShouldBeTrue();
        Gateway.Movements.ShouldHaveSingleItem().Amount.ShouldBe(150_000);
        (await ReachesAsync("Refunded")).Status.ShouldBe(PaymentStatus.Refunded);
    }

    [Fact]
    public async Task A_failure_before_the_capture_does_the_same()
    {
        await Harness.Bus.Publish(GrantFailed());
        await Harness.Bus.Publish(Captured());

        await ReachesAsync("Refunded");
        Gateway.Movements.ShouldHaveSingleItem().Kind.ShouldBe(OperationKind.Refund);
    }

    [Fact]
    public async Task A_refusal_waits_for_a_person()
    {
        Gateway.RefuseNext("3002", "balance too low");
        await Harness.Bus.Publish(Captured());
        await Harness.Bus.Publish(GrantFailed());

        (await ReachesAsync("ManualActionRequired")).Reason!.ShouldContain("balance too low");
        Gateway.Movements.ShouldBeEmpty();
    }

    [Fact]
    public void The_engines_repository_is_the_one_that_runs()
    {
        using var scope = _provider.CreateScope();
        scope.ServiceProvider.GetRequiredService<ISagaRepositoryContextFactory<PaymentSaga>>().GetType().Assembly.ShouldBe(typeof(ISagaStore).Assembly);
    }

    private async Task<PaymentSaga> ReachesAsync(string state) => (await Probe.UntilAsync(
        () => _provider.GetRequiredService<IPaymentReader>().FindAsync("demo", "1001", CancellationToken.None),
        payment => payment?.State == state,
        payment => $"payment demo/1001 is {payment?.State ?? "not known"} ({payment?.Reason})"))!;

    private static PaymentCaptured Captured() => new()
    {
        TeamSlug = "demo",
        PaymentId = "1001",
        OrderId = "order-1",
        Gateway = ScriptedGateway.DefaultName,
        GatewayPaymentId = "1001",
        Amount = 150_000,
        Currency = "RUB",
    };

    private static ItemGrantFailed GrantFailed() => new() { TeamSlug = "demo", PaymentId = "1001", Reason = "out of stock" };
}
