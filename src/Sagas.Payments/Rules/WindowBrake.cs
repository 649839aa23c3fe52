using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Sagas.Payments;

/// <summary>The brake of one process: a sliding window by team and gateway, bounded by its own limit.</summary>
public sealed class WindowBrake(CompensationPolicy policy, ILogger<WindowBrake> logger) : IBrake
{
    private const int MostWindows = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Team, string? Gateway), Window> _windows = [];

    public string? Refuses(PaymentSaga payment, long amount, DateTimeOffset now)
    {
        var limits = policy.LimitsFor(payment.TeamSlug, payment.Gateway);
        lock (_lock)
        {
            var window = WindowOf((payment.TeamSlug, payment.Gateway), now);
            window.Forget(now - limits.Window!.Value);
            if (window.Admits(payment, amount, limits, out var reason))
            {
                window.Count(payment, amount, now);
                return null;
            }

            if (window.TryAlert(now, limits.Window.Value))
                Log.BrakePulled(logger, payment.TeamSlug, payment.Gateway, reason);
            return reason;
        }
    }

    private Window WindowOf((string Team, string? Gateway) key, DateTimeOffset now)
    {
        if (_windows.TryGetValue(key, out var known))
            return known;
        if (_windows.Count >= MostWindows)
            ForgetIdleWindows(now);
        return _windows[key] = new Window();
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

    private sealed class Window
    {
        private readonly Queue<(DateTimeOffset At, Guid Payment)> _order = new();
        private readonly Dictionary<Guid, (long Amount, string? Currency)> _counted = [];
        private DateTimeOffset? _alertedAt;

        public bool IsIdle => _order.Count == 0;

        public void Forget(DateTimeOffset before)
        {
            while (_order.TryPeek(out var oldest) && oldest.At <= before)
            {
                _order.Dequeue();
                _counted.Remove(oldest.Payment);
            }
        }

        public bool Admits(PaymentSaga payment, long amount, CompensationLimits limits, [NotNullWhen(false)] out string? reason)
        {
            reason = null;
            var isCounted = _counted.TryGetValue(payment.CorrelationId, out var before);
            var more = Math.Max(0, amount - before.Amount);
            if (!isCounted && _counted.Count >= limits.Count)
                reason = $"unusual volume: {limits.Count} automatic compensations in {limits.Window} for {payment.TeamSlug} at {payment.Gateway}";
            else if (payment.Currency is { } currency && limits.Sum?.TryGetValue(currency, out var limit) == true && more > 0 && SumOf(currency).Plus(more) > limit)
                reason = string.Create(CultureInfo.InvariantCulture, $"unusual volume: more than {limit} {currency} (minor units) in {limits.Window} for {payment.TeamSlug} at {payment.Gateway}");
            return reason is null;
        }

        public void Count(PaymentSaga payment, long amount, DateTimeOffset now)
        {
            if (_counted.TryAdd(payment.CorrelationId, (amount, payment.Currency)))
                _order.Enqueue((now, payment.CorrelationId));
            else if (_counted[payment.CorrelationId].Amount < amount)
                _counted[payment.CorrelationId] = (amount, payment.Currency);
        }

        /// <summary>One alert for as long as the brake stays pulled, not one for each payment.</summary>
        public bool TryAlert(DateTimeOffset now, TimeSpan window)
        {
            if (_alertedAt is { } before && now - before < window)
                return false;
            _alertedAt = now;
            return true;
        }

        private long SumOf(string currency) => _counted.Values.Where(counted => counted.Currency == currency).Select(counted => counted.Amount).Aggregate(0L, MinorUnits.Plus);
    }
}
