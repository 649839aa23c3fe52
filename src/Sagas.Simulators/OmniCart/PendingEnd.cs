using Sagas.Simulators.Gateways;

namespace Sagas.Simulators.OmniCart;

/// <summary>
/// How long an operation is seen going on, and whether it works. Money of one that works is in the ledger when it is
/// accepted, since nothing can stop it any more.
/// </summary>
internal readonly record struct PendingEnd(int Reads, bool Works)
{
    public const string Done = "done";

    /// <summary>The item comes back as it was.</summary>
    public const string NotDone = "not-done";

    public static PendingEnd Of(SimulatedCall call) =>
        call.Pending is { } pending ? new PendingEnd(pending.Reads, pending.End == Done) : new PendingEnd(0, Works: true);
}
