using System.Net.Http.Json;
using Sagas.IntegrationTests.Durable.Rig;
using Sagas.IntegrationTests.Support;
using Sagas.IntegrationTests.Upgrade.Rig;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Upgrade;

/// <summary>Requests that only the new release knows, while both take messages for the saga.</summary>
[Collection(OnRabbitMq.Name)]
public sealed class When_people_act_during_an_update
{
    private const int Payments = 20;

    [Fact]
    public async Task What_only_the_new_release_knows_is_not_thrown_aside_by_the_old_one()
    {
        await using var rig = await UpgradeRig.StartAsync();
        await rig.MigrateAsync();
        await rig.StartAsync(Release.Previous);
        var fresh = await rig.StartAsync(Release.Present);
        foreach (var payment in Enumerable.Range(0, Payments))
            await rig.Durable.CapturedAsync($"noted-{payment}");
        await CountIsAsync(rig, "payment-captured");

        foreach (var payment in Enumerable.Range(0, Payments))
        {
            await AskAsync(fresh, $"noted-{payment}", "note");
            await AskAsync(fresh, $"noted-{payment}", "take");
        }

        await CountIsAsync(rig, "note-payment");
        await CountIsAsync(rig, "take-payment");
        (await rig.Witness.UnitsAsync(Release.Previous)).ShouldBeGreaterThan(0, "The old one took no message; this proves little.");
        await DurableRig.NothingFailedAsync();
    }

    private static async Task CountIsAsync(UpgradeRig rig, string message)
    {
        var skipped = $"{Sagas.Contracts.WellKnownEndpoints.Saga}_skipped";
        await Probe.UntilAsync(
            async () => (
                Taken: await rig.Durable.Database.CountAsync($"select count(*) from sagas.payment_history where event = '{message}'"),
                Skipped: await RabbitMqServer.CountAsync(skipped)),
            seen => seen.Taken == Payments || seen.Skipped > 0,
            seen => $"{seen.Taken} of {Payments} {message} taken");
        (await RabbitMqServer.CountAsync(skipped)).ShouldBe(0u, $"{message} in {skipped}");
    }

    private static async Task AskAsync(Running service, string paymentId, string action)
    {
        using var response = await service.Process.Client.PostAsJsonAsync(
            new Uri($"/api/payments/{DurableRig.Team}/{paymentId}/{action}", UriKind.Relative), new { reason = "the customer called" });
        ((int)response.StatusCode).ShouldBe(202, await response.Content.ReadAsStringAsync());
    }
}
