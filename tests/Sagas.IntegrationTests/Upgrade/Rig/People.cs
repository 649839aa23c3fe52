using System.Net.Http.Json;
using Sagas.Contracts;
using Sagas.IntegrationTests.Durable.Rig;
using Sagas.IntegrationTests.Support;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Upgrade.Rig;

/// <summary>Operators who use what only the new release has, while the old one takes messages for the saga too.</summary>
internal static class People
{
    private const string Skipped = WellKnownEndpoints.Saga + "_skipped";

    public static async Task ActAsync(UpgradeRig rig, Running service, IReadOnlyCollection<string> payments)
    {
        foreach (var payment in payments)
        {
            await AskAsync(service, payment, "note");
            await AskAsync(service, payment, "take");
        }

        await TakenAsync(rig, "note-payment", payments.Count);
        await TakenAsync(rig, "take-payment", payments.Count);
    }

    private static async Task TakenAsync(UpgradeRig rig, string request, int expected)
    {
        var seen = await Probe.UntilAsync(
            async () => (
                Taken: await rig.Durable.Database.CountAsync($"select count(*) from sagas.payment_history where event = '{request}'"),
                Skipped: await RabbitMqServer.CountAsync(Skipped)),
            seen => seen.Taken == expected || seen.Skipped > 0,
            seen => $"{seen.Taken} of {expected} {request} taken");
        seen.Skipped.ShouldBe(0u, $"The old release has thrown aside what it does not know; it lies in {Skipped}.");
    }

    private static async Task AskAsync(Running service, string paymentId, string action)
    {
        using var response = await service.Process.Client.PostAsJsonAsync(
            new Uri($"/api/payments/{DurableRig.Team}/{paymentId}/{action}", UriKind.Relative), new { reason = "the customer called" });
        ((int)response.StatusCode).ShouldBe(202, await response.Content.ReadAsStringAsync());
    }
}
