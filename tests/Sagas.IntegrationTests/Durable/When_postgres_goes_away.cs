using Sagas.IntegrationTests.Durable.Rig;
using Sagas.IntegrationTests.Support;

namespace Sagas.IntegrationTests.Durable;

[Collection(OnRabbitMq.Name)]
public sealed class When_postgres_goes_away
{
    [Fact]
    public async Task Messages_wait_unacknowledged_and_everything_finishes()
    {
        await using var rig = await DurableRig.StartAsync();
        var payments = Enumerable.Range(0, 100).Select(index => $"store-{index}").ToArray();
        foreach (var payment in payments)
            await rig.PaidAsync(payment);
        foreach (var payment in payments)
        {
            await rig.CapturedAsync(payment);
            await rig.FailedAsync(payment);
            if (payment == "store-40")
                await rig.Postgres.CutAsync();
        }

        await DurableRig.ReadyAsync(rig.Service, ready: false, says: "engine");
        rig.Postgres.Restore();

        await rig.AllRefundedOnceAsync(payments, TimeSpan.FromMinutes(2));
        await DurableRig.ReadyAsync(rig.Service);
    }
}
