using Sagas.Simulators.Gateways;
using Sagas.Simulators.Payments;

namespace Sagas.Simulators.TBank;

/// <summary>What happens to the terminal's payments. Every method expects the payment's lock to be held.</summary>
internal sealed class TBankDesk(SimulatedGateway gateway)
{
    /// <summary>How a cancel ends that does not end at once.</summary>
    public const string Done = "done";

    /// <summary>The payment goes back to where it was; no money moves.</summary>
    public const string Failed = "failed";

    /// <summary>Someone asks how it stands; what goes on gets on.</summary>
    public (PaymentSnapshot Payment, string Word) Read(SimulatedPayment payment)
    {
        var own = payment.Own<TBankPayment>();
        if (own.Working is { } cancel && cancel.ReadsLeft-- == 0)
        {
            own.Working = null;
            // Set before the money moves, so that whoever is told of it is told right.
            own.Partial |= cancel.Works && cancel.Rest > 0 && !payment.Status.IsFinal();
            gateway.Settle(payment, cancel.Amount, cancel.Works && !payment.Status.IsFinal(), cancel.Key, reference: null);
        }

        var now = payment.Snapshot();
        return (now, own.Word(now.Status));
    }

    /// <summary>Carries out a cancel that has been found allowed.</summary>
    /// <returns><c>false</c> when its key belongs to another payment.</returns>
    public bool TryCancel(SimulatedPayment payment, CancelRecord cancel, bool atOnce)
    {
        var own = payment.Own<TBankPayment>();
        if (cancel.Key is { } key && !gateway.Payments.TrySpendKey(key, payment))
            return false;
        own.Keep(cancel);
        own.Cancelled = true;
        if (!SimulatedGateway.TryReserve(payment, cancel.Amount))
            throw new InvalidOperationException($"Payment {payment.Announced.PaymentId} has no {cancel.Amount} to give back");
        own.Working = cancel;
        if (atOnce)
            Read(payment);
        return true;
    }

    /// <summary>A payment that comes to another status has given back no part of it yet.</summary>
    public static void Follow(PaymentChange change)
    {
        if (change.Before is { } before && before.Status != change.After.Status)
            change.Payment.Own<TBankPayment>().Partial = false;
    }
}
