using Sagas.IntegrationTests.Durable.Rig;
using Sagas.IntegrationTests.Support;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Durable;

[Collection(OnRabbitMq.Name)]
public sealed class When_the_service_is_asked_to_stop
{
    private const int Payments = 1_000;

    [Fact]
    public async Task What_is_under_way_ends_well_and_the_rest_waits_for_the_next_process()
    {
        await using var rig = await DurableRig.StartAsync();
        var payments = Enumerable.Range(0, Payments).Select(index => $"stop-{index}").ToArray();
        var publishing = Parallel.ForEachAsync(payments, async (payment, _) =>
        {
            await rig.PaidAsync(payment);
            await rig.CapturedAsync(payment);
            await rig.FailedAsync(payment);
        });

        await Probe.UntilAsync(() => RefundedAsync(rig), count => count > Payments / 10, count => $"{count} refunded");
        await rig.Service.StopAsync();
        (await RefundedAsync(rig)).ShouldBeLessThan(Payments * 3 / 4, "asked too late to prove anything");
        rig.Service.ExitCode.ShouldBe(0);
        rig.Service.Output.Split('\n').SkipWhile(line => !line.Contains("Application is shutting down", StringComparison.Ordinal)).ShouldNotContain(
            line => line.Contains(" fail: ", StringComparison.Ordinal) || line.Contains(" crit: ", StringComparison.Ordinal),
            rig.Service.Output);
        await publishing;

        await rig.StartServiceAsync();
        await rig.AllRefundedOnceAsync(payments, TimeSpan.FromMinutes(3));
    }

    private static Task<long> RefundedAsync(DurableRig rig) => rig.Database.CountAsync("select count(*) from sagas.payment where state = 'Refunded'");
}
