using Microsoft.Extensions.Logging;

namespace Sagas.Payments;

/// <summary>
/// A sliding window by team and gateway, bounded by its own limit. It counts what this process starts and, where processes tell each other
/// their counts, what the others have started until they last told.
/// </summary>
public sealed class WindowBrake(CompensationPolicy policy, ILogger<WindowBrake> logger) : IBrake
{
    private const int MostWindows = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Team, string? Gateway), BrakeWindow> _windows = [];
    private Dictionary<Guid, BrakeCount>? _untold;

    public string? Refuses(PaymentSaga payment, long amount, DateTimeOffset now)
    {
        var limits = policy.LimitsFor(payment.TeamSlug, payment.Gateway);
        // What nobody limits is not counted either: a window without a limit would grow without one.
        if (limits.AreNone)
            return null;
        lock (_lock)
        {
            var window = WindowOf((payment.TeamSlug, payment.Gateway), now);
            window.Forget(now - limits.Window!.Value);
            if (window.Admits(payment, amount, limits, out var reason))
            {
                var counted = window.Count(new BrakeCount(payment.TeamSlug, payment.Gateway, payment.CorrelationId, amount, payment.Currency, now));
                if (counted is not null)
                    _untold?[counted.SagaId] = counted;
                return null;
            }

            if (window.TryAlert(now, limits.Window.Value))
                Log.BrakePulled(logger, payment.TeamSlug, payment.Gateway, reason);
            return reason;
        }
    }

    /// <summary>What this process has counted since the last call, to be told to the others; from the first call on it is kept for that.</summary>
    public IReadOnlyList<BrakeCount> TakeUntold()
    {
        lock (_lock)
        {
            IReadOnlyList<BrakeCount> untold = [.. _untold?.Values ?? Enumerable.Empty<BrakeCount>()];
            _untold = [];
            return untold;
        }
    }

    /// <summary>The counts could not be told; they are taken again next time, unless they have grown since.</summary>
    public void PutBack(IEnumerable<BrakeCount> untold)
    {
        lock (_lock)
        {
            foreach (var count in untold)
                (_untold ??= []).TryAdd(count.SagaId, count);
        }
    }

    /// <summary>Counts what other processes told, and what this one told before a restart. What is known already counts once.</summary>
    public void Hear(IEnumerable<BrakeCount> counts)
    {
        lock (_lock)
        {
            foreach (var count in counts)
                WindowOf((count.TeamSlug, count.Gateway), count.At).Count(count);
        }
    }

    private BrakeWindow WindowOf((string Team, string? Gateway) key, DateTimeOffset now)
    {
        if (_windows.TryGetValue(key, out var known))
            return known;
        if (_windows.Count >= MostWindows)
            ForgetIdleWindows(now);
        return _windows[key] = new BrakeWindow();
    }

    // Team names come from publishers: what counts nothing any more must not be kept for them.
    private void ForgetIdleWindows(DateTimeOffset now)
    {
        foreach (var (key, window) in _windows.ToList())
        {
            window.Forget(now - policy.LimitsFor(key.Team, key.Gateway).Window!.Value);
            if (window.IsIdle)
                _windows.Remove(key);
        }
    }
}
