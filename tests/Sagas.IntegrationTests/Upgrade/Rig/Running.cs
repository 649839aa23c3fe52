using System.Text.RegularExpressions;
using Sagas.Chaos.World;
using Sagas.IntegrationTests.Durable.Rig;

namespace Sagas.IntegrationTests.Upgrade.Rig;

/// <summary>A process of one of the releases, with a way to the broker that is its alone.</summary>
internal sealed partial class Running(ChildProcess process, TcpProxy broker)
{
    // Until it was ready its health was looked at and found wanting, as it should be.
    private readonly int _linesBefore = Lines(process).Length;

    public ChildProcess Process => process;

    public TcpProxy Broker => broker;

    /// <summary>What it has logged as a failure since it was ready.</summary>
    public IReadOnlyList<string> Failures => [.. Lines(process).Skip(_linesBefore).Where(line => Failure().IsMatch(line))];

    private static string[] Lines(ChildProcess process) => process.Output.Split('\n');

    // As the console writes a line: time, level, category.
    [GeneratedRegex("^[0-9TZ:.-]+ (fail|crit): ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Failure();
}
