using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Gateways;
using Sagas.Tests.Support;

namespace Sagas.Tests.Gateways.Endpoints;

public sealed class When_operations_are_measured
{
    [Fact]
    public async Task Answers_are_counted_and_calls_timed_with_their_outcome()
    {
        await using var bus = await GatewayBus.StartAsync();
        var meters = bus.Services.GetRequiredService<IMeterFactory>();
        var seen = new ConcurrentQueue<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, me) =>
        {
            if (instrument.Meter.Name == GatewayTelemetry.MeterName && ReferenceEquals(instrument.Meter.Scope, meters))
                me.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => seen.Enqueue($"{Text(instrument, tags)} {value}"));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => seen.Enqueue(Text(instrument, tags)));
        listener.Start();

        await bus.SendAsync(Operations.Command(Operations.Refund()));
        await bus.SendAsync(Operations.Question(Operations.Refund(attempt: 0)), Guid.CreateVersion7());

        await Probe.UntilAsync(() => string.Join('\n', seen.Order()), x => x == string.Join(
            '\n',
            "sagas.gateway.call.duration s call=execute,gateway=scripted,outcome=succeeded",
            "sagas.gateway.call.duration s call=resolve,gateway=scripted,outcome=unknown",
            "sagas.gateway.operations {operation} gateway=scripted,kind=refund,outcome=succeeded 1",
            "sagas.gateway.operations {operation} gateway=scripted,kind=refund,outcome=unknown 1"));
    }

    private static string Text(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        $"{instrument.Name} {instrument.Unit} {string.Join(',', tags.ToArray().OrderBy(x => x.Key).Select(x => $"{x.Key}={x.Value}"))}";
}
