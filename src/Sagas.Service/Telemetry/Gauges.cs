using System.Diagnostics.Metrics;
using Sagas.Storage;

namespace Sagas.Service.Telemetry;

/// <summary>
/// What is open in the store and whether this process is ready. Every process tells the same of the store: take the largest, never the sum.
/// </summary>
internal sealed class Gauges
{
    public const string MeterName = "Sagas.Service";

    // A series that ends would be remembered by its readers with its last value, so it goes on with 0. Publishers choose
    // names of gateways: beyond this many, vanished series are no longer repeated.
    private const int MostRemembered = 1_000;

    private readonly HashSet<(string State, string Gateway, string Currency)> _seen = [];
    private readonly LastHealth _health;
    private volatile Reading? _last;

    public Gauges(IMeterFactory meters, LastHealth health)
    {
        _health = health;
        var meter = meters.Create(MeterName);
        meter.CreateObservableGauge("sagas.payments", Payments, "{payment}", "Payments in each open state, by state and gateway.");
        meter.CreateObservableGauge(
            "sagas.money.at_risk", AtRisk, "{minor_unit}", "Money of open compensations that must or may have to go back, by currency, state and gateway.");
        meter.CreateObservableGauge(
            "sagas.outbox.messages", () => Of(figures => figures.OutboxMessages), "{message}", "Messages promised and not yet known to be delivered.");
        meter.CreateObservableGauge(
            "sagas.outbox.age", () => Of(figures => figures.OutboxAge.TotalSeconds), "s", "For how long the longest forgotten message waits for a relay.");
        meter.CreateObservableGauge(
            "sagas.due.lag", () => Of(figures => figures.DueLag.TotalSeconds), "s", "By how much the longest waiting timer is late.");
        meter.CreateObservableGauge("sagas.ready", Ready, "{flag}", "1 where a part of this process is ready, 0 where it is not.");
    }

    /// <summary>Takes a new reading, or <c>null</c>: nothing is known, and nothing is told.</summary>
    public void Take(StoreFigures? figures)
    {
        if (figures is null)
        {
            _last = null;
            return;
        }

        var open = figures.Open.ToDictionary(row => (row.State, row.Gateway, row.Currency));
        foreach (var key in open.Keys.Where(_ => _seen.Count < MostRemembered))
        {
            _seen.Add(key);
        }

        var gone = _seen.Where(key => !open.ContainsKey(key)).Select(key => new OpenPayments(key.State, key.Gateway, key.Currency, 0, 0));
        _last = new Reading(figures, [.. open.Values, .. gone]);
    }

    private IEnumerable<Measurement<T>> Of<T>(Func<StoreFigures, T> value)
        where T : struct => _last is { } last ? [new Measurement<T>(value(last.Figures))] : [];

    private IEnumerable<Measurement<long>> Payments() =>
        from row in _last?.Rows ?? []
        group row by (row.State, row.Gateway) into same
        select new Measurement<long>(same.Sum(row => row.Payments), Tag("state", same.Key.State), Tag("gateway", same.Key.Gateway));

    private IEnumerable<Measurement<long>> AtRisk() =>
        from row in _last?.Rows ?? []
        where row.Currency.Length > 0
        select new Measurement<long>(row.AtRisk, Tag("currency", row.Currency), Tag("state", row.State), Tag("gateway", row.Gateway));

    private IEnumerable<Measurement<int>> Ready() =>
        _health.Parts.Select(part => new Measurement<int>(part.Ready ? 1 : 0, Tag("part", part.Part)));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

    private sealed record Reading(StoreFigures Figures, IReadOnlyList<OpenPayments> Rows);
}
