using System.Collections.Frozen;
using System.Diagnostics.Metrics;
using Sagas.Gateways;

namespace Sagas.Service.Telemetry;

/// <summary>The last calls to each configured gateway as this process has made them, kept for people; the exported metrics have them all.</summary>
internal sealed class GatewayFigures : IHostedService, IDisposable
{
    /// <summary>Older calls say nothing about now.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly FrozenDictionary<string, RecentCalls> _calls;
    private readonly MeterListener _listener = new();
    private readonly IGatewayRegistry _gateways;
    private readonly TimeProvider _time;

    public GatewayFigures(IGatewayRegistry gateways, IMeterFactory meters, TimeProvider time)
    {
        (_gateways, _time) = (gateways, time);
        _calls = gateways.Instances.ToFrozenDictionary(name => name, _ => new RecentCalls(), StringComparer.Ordinal);
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            // Another host in the same process has meters of the same name.
            if (instrument is { Name: GatewayTelemetry.DurationName, Meter.Name: GatewayTelemetry.MeterName } && ReferenceEquals(instrument.Meter.Scope, meters))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) => Take(seconds, tags));
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _listener.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public IReadOnlyList<GatewayHealth> Read()
    {
        var since = _time.GetUtcNow() - Window;
        return [.. _calls.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair =>
            pair.Value.Read(pair.Key, _gateways.TryGet(pair.Key, out var gateway) && gateway.IsPaused, since))];
    }

    public void Dispose() => _listener.Dispose();

    private void Take(double seconds, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string? gateway = null, outcome = null;
        foreach (var (name, value) in tags)
        {
            gateway = name == GatewayTelemetry.GatewayTag ? value as string : gateway;
            outcome = name == GatewayTelemetry.OutcomeTag ? value as string : outcome;
        }

        if (gateway is not null && outcome is not null && _calls.TryGetValue(gateway, out var calls))
        {
            calls.Add(new GatewayCall(_time.GetUtcNow(), outcome, TimeSpan.FromSeconds(seconds)));
        }
    }
}
