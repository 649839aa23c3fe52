using System.Diagnostics;
using Sagas.Benchmarks.Modes;
using Sagas.Benchmarks.Servers;
using Sagas.Benchmarks.Side;
using Sagas.Tests.Support;

namespace Sagas.Benchmarks.Driving;

/// <summary>Everything around the measured processes: servers, the shop that publishes, and somebody who listens for refunds.</summary>
internal sealed class Stand : IAsyncDisposable
{
    private const string LeftSql =
        "select (select count(*) from sagas.outbox) + (select count(*) from sagas.payment where state in ('Confirmed', 'Refunding'))";

    // Longer than any pause of a healthy run, such as a checkpoint.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan ReportedWithin = TimeSpan.FromSeconds(1);

    private readonly PrivateServers _servers;

    private Stand(PrivateServers servers, Publisher publisher, RefundListener refunds) =>
        (_servers, Publisher, Refunds) = (servers, publisher, refunds);

    public Publisher Publisher { get; }

    public RefundListener Refunds { get; }

    public string Broker => _servers.Broker;

    public static async Task<Stand> BuildAsync(CancellationToken cancellationToken)
    {
        var servers = await PrivateServers.StartAsync(cancellationToken);
        try
        {
            return new Stand(
                servers,
                await Publisher.StartAsync(servers.Broker, cancellationToken),
                await RefundListener.StartAsync(servers.Broker, cancellationToken));
        }
        catch
        {
            await servers.DisposeAsync();
            throw;
        }
    }

    public Task<Database> NewDatabaseAsync(CancellationToken cancellationToken) => Database.CreateAsync(_servers.Postgres, cancellationToken);

    public Task<Database> KeptDatabaseAsync(string name, CancellationToken cancellationToken) => Database.KeepAsync(_servers.Postgres, name, cancellationToken);

    /// <summary>What the last measurement left to be written does not disturb the next one.</summary>
    public Task SettleAsync(CancellationToken cancellationToken) => Database.CheckpointAsync(_servers.Postgres, cancellationToken);

    /// <summary>Processes of one side on empty queues, warmed by payments that nobody times.</summary>
    public async Task<IReadOnlyList<SideProcess>> StartSidesAsync(
        SideSettings settings, int processes, CommonOptions options, CancellationToken cancellationToken)
    {
        await Servers.Broker.EmptyAsync(Broker, cancellationToken);
        if (options.Settle)
            await SettleAsync(cancellationToken);
        var sides = new List<SideProcess>();
        try
        {
            while (sides.Count < processes)
                sides.Add(await SideProcess.StartAsync(settings, cancellationToken));
            if (options.WarmUp > 0)
            {
                Refunds.Expect(options.WarmUp);
                await Task.WhenAll(sides.Select(side => side.OpenAsync(cancellationToken)));
                await Publisher.PublishAsync(Payments("warm", options.WarmUp), cancellationToken);
                await Refunds.ReachedAsync(Patience, cancellationToken);
                foreach (var side in sides)
                    await side.CloseAsync(cancellationToken);
            }

            return sides;
        }
        catch
        {
            await StopAsync(sides);
            throw;
        }
    }

    /// <summary>Publishes first, opens then, and waits for the last refund; for <paramref name="patience"/> without any.</summary>
    public async Task<Drained> DrainAsync(
        IReadOnlyList<SideProcess> sides, Database? database, int payments, Func<CancellationToken, Task>? meanwhile, CancellationToken cancellationToken, TimeSpan? patience = null)
    {
        await Publisher.PublishAsync(Payments("p", payments), cancellationToken);
        Refunds.Expect(payments);
        var before = database is null ? default : await database.FiguresAsync(cancellationToken);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(sides.Select(side => side.OpenAsync(cancellationToken)));
        var watching = meanwhile?.Invoke(done.Token) ?? Task.CompletedTask;
        var ended = await Refunds.ReachedAsync(patience ?? Patience, cancellationToken);
        await done.CancelAsync();
        var figures = await Task.WhenAll(sides.Select(side => side.CloseAsync(cancellationToken)));
        await watching;
        await Wait.PassAsync(ReportedWithin, cancellationToken);
        var after = database is null ? default : await database.FiguresAsync(cancellationToken);
        await CheckAsync(database, cancellationToken);
        return new Drained
        {
            Payments = payments,
            Time = Stopwatch.GetElapsedTime(started, ended),
            Sides = figures,
            Transactions = after.Transactions - before.Transactions,
            WalBytes = after.WalBytes - before.WalBytes,
        };
    }

    public static async Task StopAsync(IEnumerable<SideProcess> sides)
    {
        foreach (var side in sides)
            await side.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Publisher.DisposeAsync();
        await Refunds.DisposeAsync();
        await _servers.DisposeAsync();
    }

    /// <summary>Names that no run before has used: a database may be measured twice.</summary>
    private static IEnumerable<string> Payments(string kind, int count)
    {
        var run = Guid.CreateVersion7().ToString("N");
        return Enumerable.Range(0, count).Select(n => $"{kind}-{run}-{n}");
    }

    // A figure of a run that lost something is no figure.
    private async Task CheckAsync(Database? database, CancellationToken cancellationToken)
    {
        if (await Servers.Broker.FailuresAsync(Broker, cancellationToken) is var failures and > 0)
            throw new InvalidOperationException($"{failures} messages ended in a queue of failures.");
        if (database is null)
            return;
        await Wait.UntilAsync(
            () => database.CountAsync(LeftSql, cancellationToken), left => left == 0, left => $"{left} rows of the outbox or unfinished payments",
            LookEvery, Patience, cancellationToken);
    }
}
