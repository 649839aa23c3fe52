using Sagas.Chaos.Evidence;

namespace Sagas.Chaos.Plan;

/// <summary>A way in which a payment goes wrong, or does not.</summary>
/// <param name="Weight">How often it is chosen, beside the others.</param>
/// <param name="Standing">How the payment stands at its gateway.</param>
/// <param name="Tell">Says what happens.</param>
internal sealed record Scenario(int Weight, Standing Standing, Action<Teller> Tell)
{
    /// <summary>The payment ends unpaid by itself, so its gateway need not be able to cancel it.</summary>
    public bool Expires { get; init; }

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(30, Standing.Confirmed, teller => teller.Fact("payment-captured").Failed("item-grant-failed")),
        new(8, Standing.Confirmed, teller => teller.Fact("payment-captured").Said("item-granted").Failed("notification-failed")),
        new(9, Standing.Authorized, teller => teller.Fact("payment-authorized").Failed("item-grant-failed")),
        new(7, Standing.New, teller => teller.Fact("payment-initiated").Failed("item-grant-failed")),
        new(9, Standing.Confirmed, teller => teller.Fact("payment-captured").Failed("item-grant-failed", ("a", 20_000))),
        new(4, Standing.Confirmed, teller => teller.Fact("payment-captured").Failed("item-grant-failed", ("a", 20_000)).Failed("item-grant-failed", ("b", 30_000))),
        new(3, Standing.Confirmed, teller => teller.Fact("payment-captured").Failed("item-grant-failed", ("a", 20_000)).Failed("notification-failed")),
        new(8, Standing.Confirmed, teller => teller.Fact("payment-captured").Said("item-granted").Said("notification-delivered")),
        new(7, Standing.Confirmed, teller => teller.Fact("payment-captured").Cancelled()),
        new(4, Standing.Confirmed, teller => teller.Fact("payment-captured").Cancelled().Failed("item-grant-failed")),
        new(2, Standing.Authorized, teller => teller.Fact("payment-authorized").Cancelled()),
        new(2, Standing.Confirmed, teller => teller.Fact("payment-captured").Failed("cancel-payment")),
        new(4, Standing.Confirmed, teller => teller.Fact("payment-initiated").Fact("payment-authorized").Fact("payment-captured").Failed("item-grant-failed")),
        new(3, Standing.New, teller => teller.Fact("payment-initiated").Failed("item-grant-failed").Moved("CANCELLED", "payment-expired")) { Expires = true },
        new(4, Standing.Authorized, teller => teller.Fact("payment-authorized").Failed("item-grant-failed").Moved("CONFIRMED", "payment-captured")),
        new(1, Standing.Confirmed, teller => teller.Failed("item-grant-failed")),
    ];
}
