using System.Diagnostics;
using Sagas.Chaos.Checking;
using Sagas.Chaos.Evidence;
using Sagas.Chaos.Harm;
using Sagas.Chaos.Plan;
using Sagas.Chaos.Report;
using Sagas.Chaos.World;
using Sagas.Tests.Support;

namespace Sagas.Chaos;

/// <summary>One run: payments come while harm is done, then everything is mended, comes to rest, and is judged.</summary>
internal sealed class ChaosRun(ChaosArguments arguments, World.World world)
{
    private const int LooksOfRest = 4;
    private const int LooksOfStandstill = 60;
    private const int FewLeft = 20;

    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan LongestFaults = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(10);

    private readonly Diary _diary = new();
    private readonly Merchant _merchant = new(world.Http, world.Services);
    private readonly List<string> _ended = [];
    private TimeSpan _told;

    public async Task<Outcome> RunAsync(CancellationToken stop)
    {
        var (payments, steps) = Planner.Plan(arguments.Seed, arguments.Payments, arguments.Window);
        await Parallel.ForEachAsync(payments, stop, async (payment, token) => await world.Gateways.AnnounceAsync(payment, token));
        await using var publisher = new Publisher(world.Servers.Broker);
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var nemesis = new Nemesis(arguments.Seed, _diary, what => Tell($"harm: {what}"));
        Tell($"{payments.Count} payments, {steps.Count} steps in {arguments.Window}");
        if (!arguments.Calm)
            await world.Gateways.ArmAsync(stop);

        var watch = new Watch(world, publisher, _diary);
        var looking = watch.RunAsync(arguments.Window, giveUp.Token);
        var load = LoadAsync(steps, publisher, giveUp.Token, stop);
        var harm = arguments.Calm
            ? Task.CompletedTask
            : nemesis.RunAsync(arguments.Window, stop, Acts.OnProcesses(world.Services, stop), Acts.OnServers(world.Servers, world.ToPostgres, world.ToBroker, world.Gateways, stop));
        await WatchAsync(Task.WhenAll(harm, Wait.PassAsync(arguments.Window, stop)), stop);
        Tell("servers, processes and network are mended");
        await WorkOffAsync(payments.Count, stop);
        var faults = await world.Gateways.DisarmAsync(stop);
        Tell("the gateways are mended");
        await RestAsync(load, watch, stop);
        await giveUp.CancelAsync();
        await Task.WhenAll(load, looking);
        var everything = await CollectAsync(payments, publisher, stop);
        return new Outcome(everything, Checker.Check(everything), nemesis.Done, faults, _merchant.Posted, _diary.Now, world.Servers.HasSmallDisk, _diary);
    }

    /// <summary>Every step at its time; ends when the last one has had its answer.</summary>
    private async Task LoadAsync(IReadOnlyList<Step> steps, Publisher publisher, CancellationToken giveUp, CancellationToken stop)
    {
        var since = Stopwatch.GetTimestamp();
        var running = new List<Task>();
        foreach (var step in steps)
        {
            await Wait.PassAsync(step.At - Stopwatch.GetElapsedTime(since), stop);
            running.Add(step switch
            {
                PublishStep publish => publisher.PublishAsync(publish, stop),
                CancelStep cancel => _merchant.CancelAsync(cancel, giveUp),
                MoveStep move => MoveAsync(move, publisher, stop),
                _ => throw new InvalidOperationException($"{step} is no step."),
            });
        }

        await Task.WhenAll(running);
    }

    private async Task MoveAsync(MoveStep move, Publisher publisher, CancellationToken stop)
    {
        if (!await world.Gateways.MoveAsync(move, stop))
            return;
        if (move.To == "CANCELLED")
            move.Payment.NoteExpired();
        else
            move.Payment.NoteCaptured();
        await publisher.PublishAsync(move.Told, stop);
    }

    private async Task WatchAsync(Task window, CancellationToken stop)
    {
        while (!window.IsCompleted)
        {
            await Task.WhenAny(window, Wait.PassAsync(Look, stop));
            StartAgain();
            TellNowAndThen(() => $"{_diary.Looks.LastOrDefault()}");
        }

        await window;
    }

    /// <summary>Waits until most of what the outages held up has been worked off, under the gateways' faults.</summary>
    private async Task WorkOffAsync(int payments, CancellationToken stop)
    {
        var since = Stopwatch.GetTimestamp();
        while (await world.Database.StandingsAsync(stop) is not { } now || now.UnderWay > payments / FewLeft)
        {
            if (Stopwatch.GetElapsedTime(since) > LongestFaults)
                return;
            await Wait.PassAsync(Look, stop);
        }
    }

    /// <summary>
    /// Waits until nothing is under way for some looks in a row, or nothing has changed for longer than anything waits; whoever never comes to
    /// rest is the checker's to judge.
    /// </summary>
    private async Task RestAsync(Task load, Watch watch, CancellationToken stop)
    {
        var since = Stopwatch.GetTimestamp();
        (Standings? Tables, long Queued, bool IsSaid) before = default;
        for (int calm = 0, same = 0; calm < LooksOfRest && same < LooksOfStandstill && Stopwatch.GetElapsedTime(since) < LongestRest;)
        {
            await Wait.PassAsync(Look, stop);
            StartAgain();
            var look = await watch.LookAsync(stop);
            var queued = look.Tables is { UnderWay: 0 } ? (await Broker.ReadQueuesAsync(world.Servers.Broker, stop)).Sum(queue => queue.Messages) : 0;
            var now = (look.Tables, queued, load.IsCompleted);
            calm = now is ({ UnderWay: 0 }, 0, true) ? calm + 1 : 0;
            same = now == before ? same + 1 : 0;
            before = now;
            TellNowAndThen(() => $"coming to rest: {look.Tables?.UnderWay} under way, {queued} in queues, {(load.IsCompleted ? "everything" : "not everything")} said; {look}");
        }
    }

    private async Task<Everything> CollectAsync(IReadOnlyList<PlannedPayment> payments, Publisher publisher, CancellationToken stop)
    {
        // What they have not acknowledged goes back to its queue, where it can be counted.
        foreach (var service in world.Services)
            await service.KillAsync();
        return new Everything
        {
            Stories = [.. payments.Select(payment => payment.ToStory())],
            Sent = publisher.Confirmed,
            Cancels = _merchant.Calls,
            Ledger = await world.Gateways.LedgerAsync(stop),
            Orders = world.ToGateways.Orders,
            Facts = await Broker.ReadFactsAsync(world.Servers.Broker, stop),
            Payments = await world.Database.PaymentsAsync(stop),
            History = await world.Database.HistoryAsync(stop),
            Attempts = await world.Database.AttemptsAsync(stop),
            Queues = await Broker.ReadQueuesAsync(world.Servers.Broker, stop),
            EndedByThemselves = _ended,
            Outbox = await world.Database.OutboxAsync(stop),
        };
    }

    /// <summary>As whoever runs processes in production does. That they ended is no better for it.</summary>
    private void StartAgain()
    {
        foreach (var service in world.Services.Where(service => service.HasEndedByItself))
        {
            Tell($"{service.Name} has ended by itself");
            _ended.Add(service.Name);
            service.Start();
        }
    }

    private void TellNowAndThen(Func<string> what)
    {
        if (_diary.Now - _told < TellEvery)
            return;
        _told = _diary.Now;
        Tell(what());
    }

    private void Tell(string what) => Console.WriteLine(FormattableString.Invariant($"{_diary.Now.TotalSeconds,6:0.0} s  {what}"));
}
