using System.Collections.Concurrent;
using System.Diagnostics;
using Sagas.Chaos.Report;
using Sagas.Tests.Support;

namespace Sagas.Chaos.Harm;

/// <summary>
/// Does harm until the window is over, in an order that follows from the seed: processes and servers each have a track of their own, so that
/// their troubles meet. Each track goes through all of its acts before it repeats one, and does each at least once, however slow the machine.
/// </summary>
internal sealed class Nemesis(int seed, Diary diary, Action<string> tell)
{
    private static readonly TimeSpan LongestBreath = TimeSpan.FromSeconds(2.5);

    private readonly ConcurrentDictionary<string, int> _done = new(StringComparer.Ordinal);

    /// <summary>How often each act was done.</summary>
    public IReadOnlyDictionary<string, int> Done => _done;

    public Task RunAsync(TimeSpan window, CancellationToken stop, params IReadOnlyList<HarmfulAct>[] tracks) =>
        Task.WhenAll(tracks.Select((acts, track) => TrackAsync(acts, new Random((seed * 31) + track), window, stop)));

    private async Task TrackAsync(IReadOnlyList<HarmfulAct> acts, Random random, TimeSpan window, CancellationToken stop)
    {
        var since = Stopwatch.GetTimestamp();
        for (var isFirst = true; ; isFirst = false)
        {
            var deck = acts.ToArray();
            random.Shuffle(deck);
            foreach (var act in deck)
            {
                await Wait.PassAsync(LongestBreath * random.NextDouble(), stop);
                if (!isFirst && Stopwatch.GetElapsedTime(since) >= window)
                    return;
                tell(act.Name);
                _done.AddOrUpdate(act.Name, 1, static (_, times) => times + 1);
                var trouble = diary.Begin(act.Name);
                await act.DoAsync(random);
                diary.End(trouble);
            }
        }
    }
}
