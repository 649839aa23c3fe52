using Sagas.IntegrationTests.Durable.Rig;
using Sagas.IntegrationTests.Support;

namespace Sagas.IntegrationTests.Durable;

[Collection(OnRabbitMq.Name)]
public sealed class When_two_processes_share_the_work
{
    [Fact]
    public async Task Every_payment_is_done_once_and_no_update_is_lost()
    {
        await using var rig = await DurableRig.StartAsync(services: 2, new KeyValuePair<string, string>("DOTNET_STARTUP_HOOKS", typeof(StartupHook).Assembly.Location));
        var payments = Enumerable.Range(0, 100).Select(index => $"two-{index}").ToArray();
        foreach (var payment in payments)
            await rig.PaidAsync(payment);
        foreach (var payment in payments)
        {
            // The queues of the kinds have consumers in both processes: messages of one payment meet.
            await Task.WhenAll(rig.CapturedAsync(payment), rig.FailedAsync(payment), OldSuccessAsync(rig, "item-granted", payment), OldSuccessAsync(rig, "notification-delivered", payment));
        }

        await rig.AllRefundedOnceAsync(payments, TimeSpan.FromMinutes(2));

        // Each version of a payment has its row: an update that was written over would leave a gap.
        (await rig.Database.CountAsync(
            "select count(*) from sagas.payment p where p.version <> (select count(*) from sagas.payment_history h where h.saga_id = p.id)")).ShouldBe(0);
        rig.Services.ShouldContain(
            service => service.Output.Contains(StartupHook.Line(1), StringComparison.Ordinal), "no conflict was measured: the two never met");
    }

    private static Task OldSuccessAsync(DurableRig rig, string name, string payment) =>
        rig.PublishAsync(name, DurableRig.Bytes($$"""{"teamSlug":"{{DurableRig.Team}}","paymentId":"{{payment}}","occurredAt":"2020-01-01T00:00:00Z"}"""));
}
