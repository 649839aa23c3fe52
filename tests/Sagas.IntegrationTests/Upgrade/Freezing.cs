using System.Net.Http.Json;
using System.Text;
using Sagas.IntegrationTests.Durable.Rig;
using Sagas.IntegrationTests.Support;
using Sagas.IntegrationTests.Upgrade.Rig;
using Sagas.Tests.Service.Cancel;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Upgrade;

/// <summary>
/// Writes the frozen database anew, after <c>previous</c> names another commit: lets that release work, ends it in the middle, and keeps what it
/// has left. Asked for by name only; needs <c>pg_dump</c>. The messages are rewritten by their own test with <c>SAGAS_APPROVE=1</c>.
/// </summary>
[Collection(OnRabbitMq.Name)]
public sealed class Freezing
{
    private const string Secret = "secret-of-the-merchant";
    private const int Kinds = 4;

    private static readonly Uri Pauses = new("/api/compensation/pauses", UriKind.Relative);

    [Fact(Explicit = true)]
    public async Task Of_what_the_previous_release_leaves()
    {
        await using var rig = await UpgradeRig.StartAsync([
            new("Teams:demo:Secrets:0", Secret),
            new("Http:AllowPlainHttp", "true"),
            new("Cancel:WaitFor", "00:00:01"),
            new("Compensation:NotificationFailed:Delay", "1.00:00:00"),
            new("Compensation:ItemGrantFailed:ApprovalAbove:EUR", "1"),
        ]);
        var service = await rig.StartAsync(Release.Previous);
        await EndedAsync(rig);
        await WaitingAsync(rig);
        await PauseAsync(service.Process);
        using (var ended = await service.Process.Client.DeleteAsync(new Uri($"{Pauses}?scope=team&name={DurableRig.Team}&reason=back", UriKind.Relative)))
            ended.EnsureSuccessStatusCode();
        await rig.Durable.ArmAsync("timeout-after", 1);
        await rig.FailsAsync(Sale.Number("asked", 0));
        await rig.Durable.HitAsync();

        // What it promises stays where it is while the broker is slow.
        service.Broker.Delay = TimeSpan.FromMilliseconds(300);
        var working = Task.WhenAll(Enumerable.Range(0, 12).Select(number => rig.FailsAsync(Sale.Number("left", number))));
        await Probe.UntilAsync(
            () => rig.Durable.Database.CountAsync("select count(distinct message_types) from sagas.outbox"), kinds => kinds >= Kinds, kinds => $"{kinds} kinds of messages");
        await PauseAsync(service.Process);
        await service.Process.KillAsync();
        await working;

        await rig.Durable.Database.ExecuteAsync("drop schema witness cascade");
        await FrozenDatabase.FreezeAsync(rig.Durable.Database);
        await File.WriteAllTextAsync(FrozenDatabase.SchemaFile, await SchemaAsync(rig.Durable.Database));
    }

    private static async Task EndedAsync(UpgradeRig rig)
    {
        foreach (var sale in Enumerable.Range(0, 3).Select(number => Sale.Number("ended", number)))
            await rig.FailsAsync(sale);
        await StandsAsync(rig, 3, "state in ('Cancelled', 'Reversed', 'Refunded')");
    }

    private static async Task WaitingAsync(UpgradeRig rig)
    {
        // A failure whose payment nobody knows; a delay; an approval; a part; money that went back elsewhere; a merchant's request.
        await rig.Durable.FailedAsync("unknown");
        foreach (var payment in new[] { "delayed", "part", "elsewhere", "cancelled" })
        {
            await rig.Durable.PaidAsync(payment);
            await rig.Durable.CapturedAsync(payment);
        }

        await rig.Durable.PublishAsync("payment-captured", Bytes(DurableRig.Captured("approval").Replace("RUB", "EUR", StringComparison.Ordinal)));
        await StandsAsync(rig, 5, "state = 'Confirmed'");
        await rig.Durable.PublishAsync("notification-failed", Bytes("""{"teamSlug":"demo","paymentId":"delayed","reason":"no such address","scope":{"itemIds":["a"],"tags":["mail"],"timerEnabled":true}}"""));
        await rig.Durable.FailedAsync("approval");
        await rig.Durable.PublishAsync("item-grant-failed", Bytes("""{"teamSlug":"demo","paymentId":"part","reason":"one is missing","items":[{"itemId":"a","amount":20000},{"itemId":"b"}],"attempts":3}"""));
        await rig.Durable.PublishAsync("payment-returned-elsewhere", Bytes("""{"teamSlug":"demo","paymentId":"elsewhere","orderId":"order-elsewhere","gateway":"ibusiness","gatewayPaymentId":"elsewhere","amount":150000,"currency":"RUB","reference":"back-office-1"}"""));
        using var content = new StringContent(CancelBody.For("cancelled", "request-1", secret: Secret), Encoding.UTF8, "application/json");
        using var cancelled = await rig.Durable.Service.Client.PostAsync(new Uri("/cancel", UriKind.Relative), content);
        await StandsAsync(rig, 1, "payment_id = 'delayed' and state = 'CompensationScheduled'");
        await StandsAsync(rig, 1, "payment_id = 'approval' and state = 'AwaitingApproval'");
        await StandsAsync(rig, 1, "payment_id = 'cancelled' and state = 'Refunded'");
        await StandsAsync(rig, 1, "payment_id = 'elsewhere' and returned_amount > 0");
        await StandsAsync(rig, 1, "payment_id = 'part' and state in ('ManualActionRequired', 'Refunding')");
    }

    private static async Task PauseAsync(ChildProcess service)
    {
        using var paused = await service.Client.PostAsJsonAsync(Pauses, new { scope = "team", name = DurableRig.Team, reason = "its bank is away" });
        paused.EnsureSuccessStatusCode();
    }

    private static async Task StandsAsync(UpgradeRig rig, int expected, string where) => await Probe.UntilAsync(
        () => rig.Durable.Database.CountAsync($"select count(*) from sagas.payment where {where}"), count => count == expected, count => $"{count} of {expected}: {where}");

    private static byte[] Bytes(string text) => DurableRig.Bytes(text);

    private static async Task<string> SchemaAsync(TestDatabase database)
    {
        var dump = await Client.RunAsync("pg_dump", "--schema-only", "--schema=sagas", "--no-owner", "--no-privileges", $"--dbname={database.Url}");
        // What only psql understands.
        var lines = dump.Split('\n').Where(line => !line.StartsWith('\\') && !line.StartsWith("--", StringComparison.Ordinal) && line.Trim().Length > 0);
        return string.Join('\n', lines) + "\n";
    }
}
