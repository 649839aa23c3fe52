using Sagas.IntegrationTests.Durable.Rig;
using Sagas.IntegrationTests.Support;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Durable;

[Collection(OnRabbitMq.Name)]
public sealed class When_the_service_is_killed
{
    private const int Payments = 2_000;

    [Fact]
    public async Task Every_payment_ends_with_one_movement_and_an_empty_outbox()
    {
        await using var rig = await DurableRig.StartAsync();
        var payments = Enumerable.Range(0, Payments).Select(index => $"kill-{index}").ToArray();
        var publishing = Parallel.ForEachAsync(payments, async (payment, _) =>
        {
            await rig.PaidAsync(payment);
            await rig.CapturedAsync(payment);
            await rig.FailedAsync(payment);
        });

        await Probe.UntilAsync(() => RefundedAsync(rig), count => count > Payments / 4, count => $"{count} refunded");
        await rig.Service.KillAsync();
        (await RefundedAsync(rig)).ShouldBeLessThan(Payments * 3 / 4, "killed too late to prove anything");
        await publishing;

        await rig.StartServiceAsync();
        await rig.AllRefundedOnceAsync(payments, TimeSpan.FromMinutes(3));
    }

    private static Task<long> RefundedAsync(DurableRig rig) => rig.Database.CountAsync("select count(*) from sagas.payment where state = 'Refunded'");
}
