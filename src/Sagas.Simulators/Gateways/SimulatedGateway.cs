using Sagas.Simulators.Faults;
using Sagas.Simulators.Ledger;
using Sagas.Simulators.Payments;
using Sagas.Simulators.Webhooks;

namespace Sagas.Simulators.Gateways;

/// <summary>One simulated gateway: its payments, the faults armed on it, and the ways in which its payments change.</summary>
internal sealed partial class SimulatedGateway(
    string name,
    PaymentBook payments,
    FaultBoard faults,
    WebhookOutlet webhooks,
    MoneyLedger ledger,
    TimeProvider time)
{
    public string Name { get; } = name;

    public PaymentBook Payments { get; } = payments;

    public FaultBoard Faults { get; } = faults;

    public WebhookOutlet Webhooks { get; } = webhooks;

    /// <summary>What its kind brings; nothing before it is opened.</summary>
    public GatewayApi Api { get; private set; } = new() { Operations = [] };

    public DateTimeOffset Now => time.GetUtcNow();

    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A setting is missing or wrong; names its key.</exception>
    public void Open(IGatewayKind kind, GatewaySettings settings) => Api = kind.Open(this, settings);

    /// <summary>Makes a payment known, or finds it as it was made known before.</summary>
    public (SimulatedPayment Payment, bool Added) Announce(PaymentAnnouncement announced)
    {
        var (payment, added) = Payments.GetOrAdd(announced, Now);
        if (added)
        {
            lock (payment.Gate)
                Api.Changed(new PaymentChange(payment, Before: null, payment.Snapshot()));
        }

        return (payment, added);
    }

    /// <summary>Lets happen what the merchant's API does not do (see <see cref="PaymentStatuses.MayBecome"/>).</summary>
    /// <returns>Whether that was possible; staying where it is always is.</returns>
    public (bool Moved, PaymentSnapshot After) Move(SimulatedPayment payment, PaymentStatus to)
    {
        lock (payment.Gate)
        {
            if (payment.Status == to)
                return (true, payment.Snapshot());
            // What is accepted already belongs to whoever asked for it.
            if (!payment.Status.MayBecome(to) || (to == PaymentStatus.Refunded && payment.Reserved > 0))
                return (false, payment.Snapshot());
            if (to == PaymentStatus.Refunded)
                return (Undo(payment, operationKey: null).Outcome == UndoOutcome.Done, payment.Snapshot());

            // A session or hold that expires is nobody's operation, hence no line in the ledger.
            Change(payment, () => payment.Become(to, Now));
            return (true, payment.Snapshot());
        }
    }

    public static PaymentSnapshot Read(SimulatedPayment payment)
    {
        lock (payment.Gate)
            return payment.Snapshot();
    }

    /// <summary>Changes a payment, whose lock is held, and tells.</summary>
    private void Change(SimulatedPayment payment, Action change)
    {
        var before = payment.Snapshot();
        change();
        if (payment.Status.IsFinal())
            Payments.Finish(payment);
        Api.Changed(new PaymentChange(payment, before, payment.Snapshot()));
    }
}
