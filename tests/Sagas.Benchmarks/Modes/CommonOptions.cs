using Sagas.Benchmarks.Driving;
using Sagas.Benchmarks.Servers;
using Sagas.Benchmarks.Side;

namespace Sagas.Benchmarks.Modes;

/// <summary>What every mode can be told.</summary>
internal sealed record CommonOptions
{
    private const string WarmUpName = "--warm-up";
    private const string GatewayName = "--gateway-concurrency";
    private const string PlotName = "--plot";

    /// <summary>Payments before the clock starts, so that the code is compiled and the caches are filled.</summary>
    public required int WarmUp { get; init; }

    public required int GatewayConcurrency { get; init; }

    /// <summary>A checkpoint before every measured process starts: all of them begin alike, with pages that the log has yet to hold whole.</summary>
    public bool Settle { get; init; } = true;

    /// <summary>Where a picture of the figures goes.</summary>
    public string? Plot { get; init; }

    /// <param name="arguments">The command line.</param>
    /// <param name="own">The mode's own options; any other is refused.</param>
    public static CommonOptions Read(BenchArguments arguments, params string[] own)
    {
        arguments.Allow([WarmUpName, GatewayName, PlotName, .. own]);
        return new CommonOptions
        {
            WarmUp = arguments.Number(WarmUpName, 4000, 0, 100_000),
            GatewayConcurrency = arguments.Number(GatewayName, 128, 1, 1000),
            Plot = arguments.Text(PlotName),
        };
    }

    public SideSettings Memory(Stand stand) => new() { Kind = SideKind.Memory, Broker = stand.Broker, GatewayConcurrency = GatewayConcurrency };

    public SideSettings Durable(Stand stand, Database database) =>
        new() { Kind = SideKind.Durable, Broker = stand.Broker, Database = database.ConnectionString, GatewayConcurrency = GatewayConcurrency };
}
