using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Sagas.Service.Telemetry;

namespace Sagas.Tests.Service.Telemetry;

/// <summary>The instruments of every meter that is exported, as they come into being, and what the gauges among them say.</summary>
internal sealed class InstrumentBook : IDisposable
{
    private readonly ConcurrentDictionary<string, Instrument> _instruments = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, double> _measured = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();

    /// <param name="scope">Listens to the values of this process's own meters only; other tests have theirs.</param>
    public InstrumentBook(object? scope = null)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (!Signals.Meters.Contains(instrument.Meter.Name))
                return;
            _instruments[instrument.Name] = instrument;
            if (scope is not null && ReferenceEquals(instrument.Meter.Scope, scope))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.Start();
    }

    public IEnumerable<Instrument> Instruments => _instruments.Values;

    /// <summary>The last value of a series, by name and sorted tags: <c>sagas.ready part=engine</c>; <c>null</c> when it has none now.</summary>
    public double? Read(string series)
    {
        _listener.RecordObservableInstruments();
        return _measured.TryGetValue(series, out var value) ? value : null;
    }

    public void Forget() => _measured.Clear();

    public override string ToString() => string.Join('\n', _measured.Select(pair => $"{pair.Key} {pair.Value}").Order(StringComparer.Ordinal));

    public void Dispose() => _listener.Dispose();

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _measured[string.Join(' ', [instrument.Name, .. tags.ToArray().OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}")])] = value;
}
