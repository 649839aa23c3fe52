using MassTransit;
using MassTransit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Tests.Support;

namespace Sagas.Tests.Payments;

/// <summary>What the envelope of a message tells beside its body.</summary>
public sealed class When_a_fact_comes_over_a_bus
{
    private static readonly Guid Id = SagaIds.ForPayment(SagaDriver.Team, SagaDriver.Payment);

    [Theory]
    [InlineData("bank", "webhook:bank")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123", "webhook:0123456789012345678901234567890123456789012345678901234567890123")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public async Task A_gateway_that_told_it_by_itself_is_named(string? header, string? actor)
    {
        await using var bus = await StartAsync();
        await bus.PublishAsync(Some.Captured(), header);
        (await bus.SagaAsync()).Actor.ShouldBe(actor);
    }

    [Fact]
    public async Task A_fact_without_a_time_happened_when_it_was_sent()
    {
        await using var bus = await StartAsync();
        var sent = await bus.PublishAsync(Some.GrantFailed());
        (await bus.SagaAsync()).Claims.ShouldHaveSingleItem().OccurredAt.ShouldBe(new DateTimeOffset(sent, TimeSpan.Zero));
    }

    [Fact]
    public async Task Its_own_time_goes_before()
    {
        await using var bus = await StartAsync();
        var told = new DateTimeOffset(2026, 2, 1, 10, 0, 0, TimeSpan.Zero);
        await bus.PublishAsync(Some.Cancel() with { OccurredAt = told });
        (await bus.SagaAsync()).Claims.ShouldHaveSingleItem().OccurredAt.ShouldBe(told);
    }

    private static async Task<Bus> StartAsync()
    {
        var clock = new ManualClock();
        var compensation = new FixedOptions<CompensationOptions>(new CompensationOptions());
        var policy = new CompensationPolicy(compensation);
        var services = new ServiceCollection();
        services.AddSingleton(new SagaRules(
            new FixedOptions<SagaOptions>(new SagaOptions()),
            policy,
            new WindowBrake(policy, NullLogger<WindowBrake>.Instance),
            new CompensationPauses(new InMemoryPauseBook(clock), compensation, NullLogger<CompensationPauses>.Instance),
            new GatewayList { ["ibusiness"] = new GatewayProfile() },
            clock));
        services.AddMassTransitTestHarness(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.AddSagaStateMachine<PaymentStateMachine, PaymentSaga>().InMemoryRepository();
        });
        var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<ITestHarness>().Start();
        return new Bus(provider);
    }

    private sealed class Bus(ServiceProvider provider) : IAsyncDisposable
    {
        private readonly ITestHarness _harness = provider.GetRequiredService<ITestHarness>();

        /// <summary>Publishes it and waits until the saga has it; says when it was sent.</summary>
        public async Task<DateTime> PublishAsync<T>(T message, string? webhook = null)
            where T : class
        {
            await _harness.Bus.Publish(message, context =>
            {
                if (webhook is not null)
                    context.Headers.Set(WellKnownHeaders.Webhook, webhook);
            });
            (await _harness.Consumed.Any<T>()).ShouldBeTrue();
            return _harness.Consumed.Select<T>().First().Context.SentTime.ShouldNotBeNull();
        }

        public async Task<PaymentSaga> SagaAsync()
        {
            var saga = await Probe.UntilAsync(() => _harness.GetSagaStateMachineHarness<PaymentStateMachine, PaymentSaga>().Sagas.Contains(Id), saga => saga is not null);
            return saga.ShouldNotBeNull();
        }

        public ValueTask DisposeAsync() => provider.DisposeAsync();
    }
}
