using Sagas.IntegrationTests.Durable.Rig;
using Sagas.IntegrationTests.Support;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Gateways;

[Collection(OnRabbitMq.Name)]
public sealed class When_a_process_stands_still_before_its_call
{
    private const string Payment = "p_still";

    [Fact]
    public async Task Another_one_sends_it_and_its_own_call_never_leaves()
    {
        await using var rig = await BpcRig.StartAsync(sendWindow: TimeSpan.FromSeconds(2), timeout: TimeSpan.FromSeconds(3), gracePeriod: TimeSpan.FromSeconds(1));
        var still = await rig.StartServiceAsync(
            new("DOTNET_STARTUP_HOOKS", typeof(StartupHook).Assembly.Location), new(StopBeforeCall.Variable, "/refunds"));
        await rig.TakenAndNotGrantedAsync(Payment);
        await Probe.UntilAsync(() => still.IsStopped, stopped => stopped, _ => $"it runs on; {still.LastWords}");
        (await rig.Durable.Database.CountAsync("select count(*) from sagas.gateway_operation where outcome is null")).ShouldBe(1, "Its attempt is in the journal.");
        (await rig.RefundsAsync()).ShouldBeEmpty();

        // The other gets everything that the one held as soon as the broker has given it up, doubts until no call can leave any more, and sends.
        await rig.StartServiceAsync();
        await rig.ReturnedAsync(Payment);
        (await rig.RefundsAsync()).ShouldBe([BpcRig.Part]);
        still.IsStopped.ShouldBeTrue();

        await still.SignalAsync("CONT");

        // Its call finds the fence closed, or, when the loss of the connection is noticed first, is given up with its delivery.
        await Probe.UntilAsync(
            () => still.Output,
            said => said.Contains("attempt 1: not-sent", StringComparison.Ordinal) || said.Contains("R-CANCEL", StringComparison.Ordinal),
            _ => $"it said: {still.LastWords}");
        await DurableRig.ReadyAsync(still);
        await rig.ReturnedAsync(Payment);
        (await rig.RefundsAsync()).ShouldBe([BpcRig.Part]);
    }
}
