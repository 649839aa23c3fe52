using System.Text.RegularExpressions;
using Sagas.Chaos.World;
using Sagas.IntegrationTests.Durable.Rig;

namespace Sagas.IntegrationTests.Upgrade.Rig;

/// <summary>A process of one of the releases, with a way to the broker that is its alone.</summary>
internal sealed partial class Running(ChildProcess process, TcpProxy broker, Release release)
{
    // A race between two connections that the previous release settles by writing once more, and says so; in this one it is no failure.
    private const string LostRace = "payment_by_name";

    // A slow machine, not a schema that does not fit.
    private const string Health = "HealthCheck";

    // Until it was ready its health was looked at and found wanting, as it should be.
    private readonly int _linesBefore = Lines(process).Length;

    public ChildProcess Process => process;

    public TcpProxy Broker => broker;

    /// <summary>What it has logged as a failure since it was ready.</summary>
    public IReadOnlyList<string> Failures => [.. Lines(process).Skip(_linesBefore).Where(line => Failure().IsMatch(line) && !IsKnown(line))];

    private bool IsKnown(string line) => line.Contains(Health, StringComparison.Ordinal)
        || (release == Release.Previous && line.Contains(LostRace, StringComparison.Ordinal));

    private static string[] Lines(ChildProcess process) => process.Output.Split('\n');

    // As the console writes a line: time, level, category.
    [GeneratedRegex("^[0-9TZ:.-]+ (fail|crit): ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Failure();
}
