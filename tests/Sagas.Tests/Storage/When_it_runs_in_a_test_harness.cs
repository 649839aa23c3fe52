using MassTransit;
using MassTransit.Saga;
using MassTransit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Storage;
using Sagas.Tests.Support;

namespace Sagas.Tests.Storage;

public sealed class When_it_runs_in_a_test_harness
{
    [Fact]
    public async Task Our_repository_is_used_and_not_the_one_of_the_harness()
    {
        await using var provider = new ServiceCollection()
            .AddSingleton<MachineScript>()
            .AddSagaEngine()
            .AddInMemorySagaStore()
            .AddMassTransitTestHarness(bus =>
            {
                bus.AddPaymentSagaOnEngine<TestMachine>();
                bus.AddHandler((ConsumeContext<PaymentRefunded> _) => Task.CompletedTask);
            })
            .BuildServiceProvider(validateScopes: true);
        var harness = provider.GetRequiredService<ITestHarness>();
        await harness.Start();

        await harness.Bus.Publish(Make.Captured("1"), TestContext.Current.CancellationToken);
        var reader = provider.GetRequiredService<IPaymentReader>();
        await Probe.UntilAsync(() => reader.FindAsync(Make.Team, "1", TestContext.Current.CancellationToken), saga => saga is not null);
        await harness.Bus.Publish(Make.GrantFailed("1"), TestContext.Current.CancellationToken);

        (await harness.Consumed.Any<PaymentRefunded>(TestContext.Current.CancellationToken)).ShouldBeTrue();
        await using var scope = provider.CreateAsyncScope();
        scope.ServiceProvider.GetServices<ISagaRepositoryContextFactory<PaymentSaga>>()
            .ShouldHaveSingleItem().ShouldBeOfType<EngineSagaRepositoryContextFactory>();
        (await scope.ServiceProvider.GetRequiredService<ILoadSagaRepository<PaymentSaga>>().Load(Make.SagaId("1")))
            .State.ShouldBe("Refunded");
        provider.GetRequiredService<EngineHealth>().Problems.ShouldBeEmpty();
    }
}
