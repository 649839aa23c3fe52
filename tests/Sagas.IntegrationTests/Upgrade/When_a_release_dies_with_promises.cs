using System.Text;
using Sagas.IntegrationTests.Durable.Rig;
using Sagas.IntegrationTests.Support;
using Sagas.IntegrationTests.Upgrade.Rig;
using Sagas.Tests.Service.Cancel;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Upgrade;

/// <summary>
/// What one release has written down and could not do any more: a timer, a call to a gateway that has no answer, a merchant's request that never
/// reached the broker. Only the other release is left to do it.
/// </summary>
[Collection(OnRabbitMq.Name)]
public sealed class When_a_release_dies_with_promises
{
    private const string Secret = "secret-of-the-merchant";

    // Longer than what happens before the end of the first process; the payment with the timer waits for it.
    private const string Delay = "00:00:08";
    private const string CallTimeout = "00:00:06";

    [Theory]
    [InlineData(Release.Previous, Release.Present)]
    [InlineData(Release.Present, Release.Previous)]
    public async Task The_other_one_keeps_them(Release first, Release second)
    {
        await using var rig = await UpgradeRig.StartAsync([
            new("Teams:demo:Secrets:0", Secret),
            new("Http:AllowPlainHttp", "true"),
            new("Cancel:WaitFor", "00:01:00"),
            new("Compensation:ItemGrantFailed:Delay", Delay),
            new("Gateways:ibusiness:Timeout", CallTimeout),
        ]);
        await rig.MigrateAsync();
        var dying = await rig.StartAsync(first);
        Sale[] sales = [.. new[] { "timer", "call", "request" }.Select(name => Sale.Number(name, 0))];
        var (timer, call, request) = (sales[0].PaymentId, sales[1].PaymentId, sales[2].PaymentId);
        foreach (var sale in sales)
        {
            await rig.Durable.PaidAsync(sale.PaymentId);
            await rig.Durable.CapturedAsync(sale.PaymentId);
        }

        await CountIsAsync(rig, sales.Length, "sagas.payment where state = 'Confirmed'");
        await rig.Durable.FailedAsync(timer);
        await CountIsAsync(rig, 1, $"sagas.payment where payment_id = '{timer}' and state = 'CompensationScheduled'");
        await rig.Durable.ArmAsync("timeout-after", 1);
        var calling = CancelAsync(dying.Process, call);
        await rig.Durable.HitAsync();
        await dying.Broker.CutAsync();
        var requesting = CancelAsync(dying.Process, request);
        await CountIsAsync(rig, 1, "sagas.outbox where message_types like '%cancel-payment%'");
        await dying.Process.KillAsync();
        await Should.ThrowAsync<HttpRequestException>(calling);
        await Should.ThrowAsync<HttpRequestException>(requesting);
        (await rig.Witness.HasAsync(first, "answered", call)).ShouldBeFalse("The answer had come; it was killed too late to prove anything.");
        (await rig.Witness.HasAsync(first, "promised", timer, "payment-timer-due")).ShouldBeFalse("Its time had come; it was killed too late to prove anything.");

        await rig.StartAsync(second);
        await Judge.EverythingIsDoneAsync(rig, sales);

        (await rig.Witness.HasAsync(first, "armed", timer, "EndDelay")).ShouldBeTrue();
        (await rig.Witness.HasAsync(second, "promised", timer, "payment-timer-due")).ShouldBeTrue();
        (await rig.Witness.HasAsync(first, "attempted", call)).ShouldBeTrue();
        (await rig.Witness.HasAsync(second, "answered", call)).ShouldBeTrue();
        (await rig.Witness.HasAsync(first, "promised", request, "cancel-payment")).ShouldBeTrue();
        (await rig.Witness.HasAsync(second, "delivered", request, "cancel-payment")).ShouldBeTrue();
    }

    private static async Task CountIsAsync(UpgradeRig rig, int expected, string rows) => await Probe.UntilAsync(
        () => rig.Durable.Database.CountAsync($"select count(*) from {rows}"), count => count == expected, count => $"{count} of {expected}: {rows}");

    private static async Task CancelAsync(ChildProcess service, string paymentId)
    {
        using var content = new StringContent(CancelBody.For(paymentId, $"request-{paymentId}", secret: Secret), Encoding.UTF8, "application/json");
        using var response = await service.Client.PostAsync(new Uri("/cancel", UriKind.Relative), content);
        throw new InvalidOperationException($"It was answered: {await response.Content.ReadAsStringAsync()}");
    }
}
