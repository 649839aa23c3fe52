using Sagas.Chaos.Checking;
using Sagas.Chaos.Evidence;

namespace Sagas.Chaos.Report;

/// <summary>What a run has shown.</summary>
/// <param name="Seen">Everything that it left behind.</param>
/// <param name="Violations">Promises that were not kept.</param>
/// <param name="Harm">How often each act of harm was done.</param>
/// <param name="GatewayFaults">Calls and webhooks that were hit.</param>
/// <param name="CancelCalls">Posts to <c>/cancel</c>.</param>
/// <param name="Took">From the beginning to the verdict.</param>
/// <param name="HadSmallDisk">The database's disk could be filled.</param>
/// <param name="Diary">What went on meanwhile.</param>
internal sealed record Outcome(
    Everything Seen,
    IReadOnlyList<Violation> Violations,
    IReadOnlyDictionary<string, int> Harm,
    long GatewayFaults,
    int CancelCalls,
    TimeSpan Took,
    bool HadSmallDisk,
    Diary Diary);
