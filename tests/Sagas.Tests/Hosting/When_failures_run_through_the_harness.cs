using MassTransit;
using MassTransit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Contracts;
using Sagas.Hosting;
using Sagas.Payments;
using Sagas.Storage;
using Sagas.Tests.Support;

namespace Sagas.Tests.Hosting;

/// <summary>Messages, engine, machine and gateway consumers together on the in-memory transport.</summary>
public sealed class When_failures_run_through_the_harness
{
    private const string Team = "demo";
    private const string Payment = "1001";

    [Fact]
    public async Task Notifying_that_failed_twice_with_a_grant_in_between_refunds_once()
    {
        await using var harness = await StartAsync();
        await harness.Publish(Captured());
        await harness.Publish(new NotificationFailed { TeamSlug = Team, PaymentId = Payment, Reason = "mailbox full", Attempts = 3 });
        await harness.Publish(new ItemGranted { TeamSlug = Team, PaymentId = Payment });
        await harness.Publish(new NotificationFailed { TeamSlug = Team, PaymentId = Payment, Reason = "mailbox full", Attempts = 6 });

        await harness.ReachesAsync("Refunded", version: 5);
        harness.Gateway.Movements.ShouldHaveSingleItem().Amount.ShouldBe(150_000);
    }

    [Fact]
    public async Task A_grant_within_the_delay_keeps_the_money()
    {
        await using var harness = await StartAsync(rules => rules.ItemGrantFailed = new FailurePolicy { Delay = TimeSpan.FromHours(1) });
        await harness.Publish(Captured());
        await harness.Publish(new ItemGrantFailed { TeamSlug = Team, PaymentId = Payment, Reason = "out of stock" });
        await harness.ReachesAsync("CompensationScheduled");
        await harness.Publish(new ItemGranted { TeamSlug = Team, PaymentId = Payment });

        await harness.ReachesAsync("Confirmed", version: 3);
        harness.Gateway.Movements.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_required_approval_is_waited_for()
    {
        await using var harness = await StartAsync(rules => rules.ItemGrantFailed = new FailurePolicy { ApprovalAbove = new() { ["RUB"] = 100_000 } });
        await harness.Publish(Captured());
        await harness.Publish(new ItemGrantFailed { TeamSlug = Team, PaymentId = Payment, Reason = "out of stock" });
        await harness.ReachesAsync("AwaitingApproval");
        (await harness.Consumed.Any<CompensationNeedsAttention>()).ShouldBeTrue();
        harness.Gateway.Movements.ShouldBeEmpty();

        await harness.Publish(new ApproveCompensation { TeamSlug = Team, PaymentId = Payment, Operator = "anna", Reason = "checked" });
        await harness.ReachesAsync("Refunded");
        harness.Gateway.Movements.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Parts_go_back_item_by_item_and_never_twice()
    {
        await using var harness = await StartAsync();
        await harness.Publish(Captured());
        await harness.Publish(ItemFailed("a", 50_000));
        (await harness.ReachesAsync("Confirmed", version: 3)).NewAmount.ShouldBe(100_000);

        await harness.Publish(ItemFailed("a", 50_000));
        await harness.Publish(ItemFailed("b", 100_000));
        (await harness.ReachesAsync("Refunded")).NewAmount.ShouldBe(0);
        harness.Gateway.Movements.Select(movement => movement.Amount).ShouldBe([50_000, 100_000]);
    }

    [Fact]
    public async Task A_lost_answer_is_resolved_not_repeated()
    {
        await using var harness = await StartAsync();
        harness.Gateway.LoseNextAnswer();
        await harness.Publish(Captured());
        await harness.Publish(new ItemGrantFailed { TeamSlug = Team, PaymentId = Payment, Reason = "out of stock" });

        (await harness.ReachesAsync("Refunded")).Operations.ShouldHaveSingleItem().Attempt.ShouldBe(1);
        harness.Gateway.Movements.ShouldHaveSingleItem();
    }

    private static PaymentCaptured Captured() => new()
    {
        TeamSlug = Team,
        PaymentId = Payment,
        OrderId = "order-1",
        Gateway = ScriptedGateway.DefaultName,
        GatewayPaymentId = Payment,
        Amount = 150_000,
        Currency = "RUB",
    };

    private static ItemGrantFailed ItemFailed(string item, long amount) => new()
    {
        TeamSlug = Team,
        PaymentId = Payment,
        Reason = "out of stock",
        Items = [new PaymentItem { ItemId = item, Amount = amount }],
    };

    private static async Task<RunningSagas> StartAsync(Action<CompensationOptions>? rules = null)
    {
        var provider = new ServiceCollection()
            .AddMassTransitTestHarness(bus =>
            {
                bus.AddPaymentSagas(sagas => sagas
                    .Compensation(rules ?? (_ => { }))
                    .Saga(options => options.ResolveSchedule = [TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1)]));
                bus.AddHandler((CompensationNeedsAttention _) => Task.CompletedTask);
            })
            .BuildServiceProvider(validateScopes: true);
        await provider.StartTestHarness();
        return new RunningSagas(provider);
    }

    private sealed class RunningSagas(ServiceProvider provider) : IAsyncDisposable
    {
        private readonly ITestHarness _harness = provider.GetRequiredService<ITestHarness>();

        public ScriptedGateway Gateway => provider.GetRequiredService<ScriptedGateway>();

        public IReceivedMessageList Consumed => _harness.Consumed;

        /// <summary>Each message is consumed before the next is published, so that the test decides their order.</summary>
        public async Task Publish<T>(T message)
            where T : class, IPaymentMessage
        {
            var before = (await FindAsync())?.Version ?? 0;
            await _harness.Bus.Publish(message);
            await Probe.UntilAsync(FindAsync, seen => seen?.Version > before, seen => $"version {seen?.Version}, {before} before");
        }

        public async Task<PaymentSaga> ReachesAsync(string state, long version = 0) => (await Probe.UntilAsync(
            FindAsync,
            seen => seen?.State == state && seen.Version >= version,
            seen => $"{seen?.State}, version {seen?.Version}: {seen?.Reason}"))!;

        public ValueTask DisposeAsync() => provider.DisposeAsync();

        private Task<PaymentSaga?> FindAsync() => provider.GetRequiredService<IPaymentReader>().FindAsync(Team, Payment, CancellationToken.None);
    }
}
