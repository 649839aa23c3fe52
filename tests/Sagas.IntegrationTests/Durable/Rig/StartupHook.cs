using System.Diagnostics.Metrics;
using System.Globalization;
using Sagas.IntegrationTests.Gateways;

/// <summary>
/// Runs inside a service's process before its own code (the runtime's <c>DOTNET_STARTUP_HOOKS</c> asks for this name, outside any
/// namespace), prints what the process measures, so that a test can read metrics where they arise, and stops it where a test asks for that.
/// </summary>
#pragma warning disable CA1050, MA0047 // Without a namespace, as said.
internal static class StartupHook
#pragma warning restore CA1050, MA0047
{
    public const string Instrument = "sagas.conflicts";

    private static readonly MeterListener Listener = new();
    private static long _total;

    public static string Line(long total) => string.Create(CultureInfo.InvariantCulture, $"measured {Instrument} {total};");

    public static void Initialize()
    {
        StopBeforeCall.Arm();
        Listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == Instrument)
                listener.EnableMeasurementEvents(instrument);
        };
        Listener.SetMeasurementEventCallback<long>((_, value, _, _) => Console.WriteLine(Line(Interlocked.Add(ref _total, value))));
        Listener.Start();
    }
}
