using Sagas.Chaos.Report;

namespace Sagas.Chaos.World;

/// <summary>Looks at a run every now and then, for the diary.</summary>
internal sealed class Watch(World world, Publisher publisher, Diary diary)
{
    // As many points as a page can show.
    private const int MostLooks = 600;

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    public async Task RunAsync(TimeSpan window, CancellationToken stop)
    {
        var every = window / MostLooks > Shortest ? window / MostLooks : Shortest;
        using var timer = new PeriodicTimer(every, TimeProvider.System);
        try
        {
            do
            {
                diary.Add(await LookAsync(stop));
            }
            while (await timer.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // There is nothing more to see.
        }
    }

    public async Task<Look> LookAsync(CancellationToken stop) => new(
        diary.Now,
        publisher.Payments,
        await world.Database.StandingsAsync(stop),
        world.Services.Append(world.Simulators).ToDictionary(process => process.Name, process => process.Memory, StringComparer.Ordinal));
}
