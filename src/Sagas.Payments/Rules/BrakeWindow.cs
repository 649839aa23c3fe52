using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Sagas.Payments;

/// <summary>What one team has given back at one gateway within its window.</summary>
internal sealed class BrakeWindow
{
    // By time and not by arrival: what other processes counted comes later than what this one has counted since.
    private readonly PriorityQueue<Guid, DateTimeOffset> _order = new();
    private readonly Dictionary<Guid, BrakeCount> _counted = [];
    private DateTimeOffset? _alertedAt;

    public bool IsIdle => _order.Count == 0;

    public void Forget(DateTimeOffset before)
    {
        while (_order.TryPeek(out var oldest, out var at) && at <= before)
        {
            _order.Dequeue();
            _counted.Remove(oldest);
        }
    }

    public bool Admits(PaymentSaga payment, long amount, CompensationLimits limits, [NotNullWhen(false)] out string? reason)
    {
        reason = null;
        var before = _counted.GetValueOrDefault(payment.CorrelationId);
        var more = Math.Max(0, amount - (before?.Amount ?? 0));
        if (before is null && _counted.Count >= limits.Count)
            reason = $"unusual volume: {limits.Count} automatic compensations in {limits.Window} for {payment.TeamSlug} at {payment.Gateway}";
        else if (payment.Currency is { } currency && limits.Sum?.TryGetValue(currency, out var limit) == true && more > 0 && SumOf(currency).Plus(more) > limit)
            reason = string.Create(CultureInfo.InvariantCulture, $"unusual volume: more than {limit} {currency} (minor units) in {limits.Window} for {payment.TeamSlug} at {payment.Gateway}");
        return reason is null;
    }

    /// <returns>The count as it is now, or <c>null</c> when it was known with at least as much.</returns>
    public BrakeCount? Count(BrakeCount count)
    {
        if (_counted.TryGetValue(count.SagaId, out var before))
            return before.Amount >= count.Amount ? null : _counted[count.SagaId] = before with { Amount = count.Amount };
        _order.Enqueue(count.SagaId, count.At);
        return _counted[count.SagaId] = count;
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
