using System.Diagnostics;
using Npgsql;
using Sagas.IntegrationTests.Durable.Rig;
using Sagas.IntegrationTests.Support;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Durable;

[Collection(OnRabbitMq.Name)]
public sealed class When_the_servers_are_restarted
{
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(20);

    // What an orchestrator and whoever is woken can rely on.
    private static readonly TimeSpan Noticed = TimeSpan.FromSeconds(10);

    // The bus waits ever longer between two tries to connect, up to half a minute.
    private static readonly TimeSpan Recovery = TimeSpan.FromMinutes(1);

    [Fact]
    public Task Without_postgres_nothing_fails_and_everything_finishes() => WithoutAsync("postgres", says: "PostgreSQL does not serve");

    [Fact]
    public Task Without_rabbitmq_nothing_fails_and_everything_finishes() => WithoutAsync("rabbitmq", says: "RabbitMQ at 127.0.0.1");

    private static async Task WithoutAsync(string server, string says)
    {
        await using var servers = await OwnServers.StartAsync();
        await using var rig = await DurableRig.StartAsync(servers.Broker, servers.Postgres, services: 1);
        using var enough = new CancellationTokenSource();
        var load = FailPaymentsAsync(rig, enough.Token);
        await RefundedAsync(rig, count => count > 50);

        await AwayAsync(servers, rig, server, says);
        var before = await RefundedAsync(rig, count => count > 50);
        await RefundedAsync(rig, count => count > before + 50);
        await enough.CancelAsync();

        await rig.AllRefundedOnceAsync(await load, Recovery);
        foreach (var queue in RabbitMqServer.DeadLetterQueues)
            (await RabbitMqServer.CountAsync(queue, servers.Broker)).ShouldBe(0u, queue);
        // MassTransit's word for a consumer that failed.
        rig.Service.Output.Split('\n').Where(line => line.Contains("R-FAULT", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static async Task AwayAsync(OwnServers servers, DurableRig rig, string server, string says)
    {
        await servers.HaltAsync(server);
        var since = Stopwatch.GetTimestamp();
        await DurableRig.ReadyAsync(rig.Service, ready: false, says, Noticed);
        await Probe.UntilAsync(
            async () =>
            {
                using var live = await rig.Service.Client.GetAsync(new Uri("/health/live", UriKind.Relative));
                live.EnsureSuccessStatusCode();
                return Stopwatch.GetElapsedTime(since);
            },
            elapsed => elapsed > Outage);
        await servers.ResumeAsync(server);
        // The test's own connections have ended as well.
        NpgsqlConnection.ClearAllPools();
        await DurableRig.ReadyAsync(rig.Service, patience: Recovery);
    }

    /// <summary>Publishes until it is told to stop, also while the servers are away.</summary>
    private static async Task<List<string>> FailPaymentsAsync(DurableRig rig, CancellationToken enough)
    {
        var payments = new List<string>();
        while (!enough.IsCancellationRequested)
        {
            var payment = $"outage-{payments.Count}";
            payments.Add(payment);
            await rig.PaidAsync(payment);
            await rig.CapturedAsync(payment);
            await rig.FailedAsync(payment);
        }

        return payments;
    }

    private static Task<long> RefundedAsync(DurableRig rig, Func<long, bool> good) => Probe.UntilAsync(
        () => rig.Database.CountAsync("select count(*) from sagas.payment where state = 'Refunded'"),
        good,
        count => $"{count} refunded; the process said: {rig.Service.LastWords}");
}
