namespace Sagas.Service.Telemetry;

/// <summary>One execute or resolve.</summary>
internal readonly record struct GatewayCall(DateTimeOffset At, string Outcome, TimeSpan Took);

/// <summary>The last calls to one gateway, the oldest overwritten by the newest.</summary>
internal sealed class RecentCalls
{
    private const int Most = 1_000;

    private readonly Lock _lock = new();
    private readonly GatewayCall[] _calls = new GatewayCall[Most];
    private long _count;

    public void Add(GatewayCall call)
    {
        lock (_lock)
        {
            _calls[_count++ % Most] = call;
        }
    }

    public GatewayHealth Read(string gateway, bool isPaused, DateTimeOffset since)
    {
        GatewayCall[] kept;
        DateTimeOffset? last;
        lock (_lock)
        {
            kept = _calls[..(int)Math.Min(_count, Most)];
            last = _count > 0 ? _calls[(_count - 1) % Most].At : null;
        }

        var recent = kept.Where(call => call.At >= since).OrderBy(call => call.Took).ToList();
        return new GatewayHealth(
            gateway,
            isPaused,
            [.. recent.CountBy(call => call.Outcome).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value))],
            At(0.5),
            At(0.99),
            last);

        TimeSpan? At(double share) => recent.Count == 0 ? null : recent[Math.Max(0, (int)Math.Ceiling(share * recent.Count) - 1)].Took;
    }
}
