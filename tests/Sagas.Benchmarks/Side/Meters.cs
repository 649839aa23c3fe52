using System.Diagnostics.Metrics;
using Sagas.Storage;

namespace Sagas.Benchmarks.Side;

/// <summary>Adds up the engine's and the driver's own instruments; what was before the last <see cref="Reset"/> does not count.</summary>
internal sealed class Meters : IDisposable
{
    private const string Driver = "Npgsql";
    private const string DriverCalls = "db.client.operation.duration";

    private readonly MeterListener _listener = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (long Count, double Sum)> _totals = new(StringComparer.Ordinal);

    public Meters()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            var meter = instrument.Meter.Name;
            if (string.Equals(meter, Telemetry.Name, StringComparison.Ordinal)
                || (string.Equals(meter, Driver, StringComparison.Ordinal) && string.Equals(instrument.Name, DriverCalls, StringComparison.Ordinal)))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Add(instrument.Name, value));
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Add(instrument.Name, value));
        _listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Add(instrument.Name, value));
        _listener.Start();
    }

    public (long Count, double Sum) Commits => Read("sagas.commit.batch.size");

    public double CommitSeconds => Read("sagas.commit.duration").Sum;

    public (long Count, double Sum) Loads => Read("sagas.load.batch.size");

    public long Conflicts => (long)Read("sagas.conflicts").Sum;

    public long Duplicates => (long)Read("sagas.duplicates").Sum;

    public long Relayed => (long)Read("sagas.relayed").Sum;

    public long RoundTrips => Read(DriverCalls).Count;

    public void Reset()
    {
        lock (_lock)
            _totals.Clear();
    }

    public void Dispose() => _listener.Dispose();

    private (long Count, double Sum) Read(string name)
    {
        lock (_lock)
            return _totals.GetValueOrDefault(name);
    }

    private void Add(string name, double value)
    {
        lock (_lock)
        {
            var (count, sum) = _totals.GetValueOrDefault(name);
            _totals[name] = (count + 1, sum + value);
        }
    }
}
