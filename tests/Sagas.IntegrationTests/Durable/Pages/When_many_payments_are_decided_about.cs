using Sagas.IntegrationTests.Durable.Rig;
using Sagas.IntegrationTests.Support;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Durable.Pages;

[Collection(OnRabbitMq.Name)]
public sealed class When_many_payments_are_decided_about
{
    private const int Payments = 12;

    [Fact]
    public async Task A_job_goes_on_after_its_process_was_killed_and_each_payment_is_given_back_once()
    {
        await RabbitMqServer.EmptyAsync();
        await using var rig = await DurableRig.StartAsync(
            1,
            [
                .. PageVisitor.Settings("anna", "boris"), new("Compensation:ItemGrantFailed:Mode", "Approval"), new("Pages:SecondPersonAbove:RUB", "200000"),
                new("Bulk:Lease", "00:00:05"),
            ]);
        var payments = Enumerable.Range(1, Payments).Select(number => $"many-{number}").ToArray();
        foreach (var payment in payments)
        {
            await rig.PaidAsync(payment);
            await rig.CapturedAsync(payment);
            await rig.FailedAsync(payment);
        }

        await CountIsAsync(rig, "payment where state = 'AwaitingApproval'", Payments);
        using var anna = await PageVisitor.SignInAsync(rig.Service, "anna");
        using var boris = await PageVisitor.SignInAsync(rig.Service, "boris");
        const string Preview = "/bulk/new?state=AwaitingApproval&action=approve";
        (await anna.OpenAsync(Preview)).ShouldContain("18,000.00 RUB");

        (await anna.SubmitAsync(Preview, Preview, ("reason", "stock is gone"), ("rate", "2"))).ShouldContain("waits for another approver than anna");
        var job = (await rig.Database.ReadAsync("select id::text from sagas.bulk_job")).Single();
        await boris.SubmitAsync($"/bulk/{job}", $"/bulk/{job}/confirm");
        await Probe.UntilAsync(() => rig.Database.CountAsync("select count(*) from sagas.bulk_item where outcome = 'told'"), count => count >= 2, count => $"{count} told");
        await rig.Service.KillAsync();
        await rig.StartServiceAsync();

        await CountIsAsync(rig, "bulk_job where state = 'done'", 1);
        await rig.AllRefundedOnceAsync(payments, TimeSpan.FromMinutes(2));
        await CountIsAsync(rig, "bulk_item where outcome = 'told'", Payments);
        await CountIsAsync(rig, "payment_history where event = 'approve-compensation' and actor = 'anna' and remarks::text like '%second person boris%'", Payments);
    }

    private static async Task CountIsAsync(DurableRig rig, string from, long expected) => await Probe.UntilAsync(
        () => rig.Database.CountAsync($"select count(*) from sagas.{from}"), count => count == expected, count => $"{count} of {expected} in {from}; {rig.Service.LastWords}");
}
