using Sagas.IntegrationTests.Durable.Rig;
using Sagas.IntegrationTests.Support;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.RabbitMq;

[Collection(OnRabbitMq.Name)]
public sealed class When_the_broker_goes_away
{
    [Fact]
    public async Task Readiness_says_so_and_the_service_recovers_by_itself()
    {
        await using var rig = await DurableRig.StartAsync();

        await rig.Broker.CutAsync();
        await DurableRig.ReadyAsync(rig.Service, ready: false, says: "bus");
        (await rig.Service.Client.GetAsync(new Uri("/health/live", UriKind.Relative))).EnsureSuccessStatusCode();
        await rig.PaidAsync("meanwhile");
        await rig.CapturedAsync("meanwhile");
        await rig.FailedAsync("meanwhile");
        rig.Broker.Restore();

        await DurableRig.ReadyAsync(rig.Service);
        await rig.AllRefundedOnceAsync(["meanwhile"], Probe.Patience);
        rig.Service.Output.ShouldNotContain($":{RabbitMqServer.Address.UserInfo.Split(':')[1]}@");
    }

    [Fact]
    public async Task Payments_under_way_finish_and_nothing_fails()
    {
        await using var rig = await DurableRig.StartAsync();
        var payments = Enumerable.Range(0, 100).Select(index => $"broker-{index}").ToArray();
        foreach (var payment in payments)
        {
            await rig.PaidAsync(payment);
            await rig.CapturedAsync(payment);
            await rig.FailedAsync(payment);
            if (payment is "broker-30" or "broker-60")
                await rig.Broker.CutAsync();
            if (payment is "broker-50" or "broker-80")
                rig.Broker.Restore();
        }

        await rig.AllRefundedOnceAsync(payments, TimeSpan.FromMinutes(2));
    }
}
