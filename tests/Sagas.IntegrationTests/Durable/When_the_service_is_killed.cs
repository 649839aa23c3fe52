using Sagas.IntegrationTests.Durable.Rig;
using Sagas.IntegrationTests.Support;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Durable;

[Collection(OnRabbitMq.Name)]
public sealed class When_the_service_is_killed
{
    [Fact]
    public async Task Every_payment_ends_with_one_movement_and_an_empty_outbox()
    {
        await using var rig = await DurableRig.StartAsync();
        var payments = Enumerable.Range(0, 200).Select(index => $"kill-{index}").ToArray();
        foreach (var payment in payments)
            await rig.PaidAsync(payment);
        foreach (var payment in payments)
        {
            await rig.CapturedAsync(payment);
            await rig.FailedAsync(payment);
        }

        await Probe.UntilAsync(
            () => rig.Database.CountAsync("select count(*) from sagas.payment where state = 'Refunded'"), count => count > 20, count => $"{count} refunded");
        await rig.Service.KillAsync();
        (await rig.Database.CountAsync("select count(*) from sagas.payment where state = 'Refunded'")).ShouldBeLessThan(payments.Length, "killed too late to prove anything");

        await rig.StartServiceAsync();
        await rig.AllRefundedOnceAsync(payments, TimeSpan.FromMinutes(3));
    }
}
