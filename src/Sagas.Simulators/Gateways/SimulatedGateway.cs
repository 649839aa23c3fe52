using Sagas.Simulators.Faults;
using Sagas.Simulators.Ledger;
using Sagas.Simulators.Payments;

namespace Sagas.Simulators.Gateways;

/// <summary>One simulated gateway: its payments, the faults armed on it, and the ways in which its payments change.</summary>
internal sealed class SimulatedGateway(string name, PaymentBook payments, FaultBoard faults, MoneyLedger ledger, TimeProvider time)
{
    public string Name { get; } = name;

    public PaymentBook Payments { get; } = payments;

    public FaultBoard Faults { get; } = faults;

    /// <summary>Makes a payment known, or finds it as it was made known before.</summary>
    public (SimulatedPayment Payment, bool Added) Announce(PaymentAnnouncement announced) =>
        Payments.GetOrAdd(announced, time.GetUtcNow());

    /// <summary>
    /// Gives a payment back in full, the way its status asks for. Exactly one movement, however many calls come at once:
    /// the status decides under the payment's lock, and a key is spent on one payment only.
    /// </summary>
    public (UndoOutcome Outcome, PaymentSnapshot After) Undo(SimulatedPayment payment, string? operationKey)
    {
        lock (payment.Gate)
        {
            if (operationKey is not null && Payments.FindByKey(operationKey) is { } owner)
                return (owner == payment ? UndoOutcome.Repeated : UndoOutcome.KeySpentElsewhere, payment.Snapshot());
            if (payment.Status.Undo() is null)
                return (UndoOutcome.NothingToUndo, payment.Snapshot());
            // Another payment may have spent the key since it was looked up.
            if (operationKey is not null && !Payments.TrySpendKey(operationKey, payment))
                return (UndoOutcome.KeySpentElsewhere, payment.Snapshot());
            MoveMoney(payment, operationKey);
            return (UndoOutcome.Done, payment.Snapshot());
        }
    }

    /// <summary>Lets happen what the merchant's API does not do (see <see cref="PaymentStatuses.MayBecome"/>).</summary>
    /// <returns>Whether that was possible; staying where it is always is.</returns>
    public (bool Moved, PaymentSnapshot After) Move(SimulatedPayment payment, PaymentStatus to)
    {
        lock (payment.Gate)
        {
            if (payment.Status == to)
                return (true, payment.Snapshot());
            if (!payment.Status.MayBecome(to))
                return (false, payment.Snapshot());
            if (to == PaymentStatus.Refunded)
            {
                MoveMoney(payment, operationKey: null);
            }
            else
            {
                // A session or hold that expires is nobody's operation, hence no line in the ledger.
                payment.Become(to, time.GetUtcNow());
                if (to.IsFinal())
                    Payments.Finish(payment);
            }

            return (true, payment.Snapshot());
        }
    }

    public static PaymentSnapshot Read(SimulatedPayment payment)
    {
        lock (payment.Gate)
            return payment.Snapshot();
    }

    private void MoveMoney(SimulatedPayment payment, string? operationKey)
    {
        var (end, kind) = payment.Status.Undo()!.Value;
        var now = time.GetUtcNow();
        payment.Become(end, now);
        Payments.Finish(payment);
        ledger.Add(new Movement
        {
            Gateway = Name,
            Payment = payment.Announced.PaymentId,
            Kind = kind,
            Amount = payment.Announced.Amount,
            Currency = payment.Announced.Currency,
            OperationKey = operationKey,
            At = now,
        });
    }
}

/// <summary>What became of an undoing.</summary>
internal enum UndoOutcome
{
    Done,

    /// <summary>The key was spent on this payment before; nothing moved now.</summary>
    Repeated,

    KeySpentElsewhere,
    NothingToUndo,
}
