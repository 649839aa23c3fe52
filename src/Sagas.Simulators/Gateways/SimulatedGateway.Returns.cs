using Sagas.Simulators.Ledger;
using Sagas.Simulators.Payments;

namespace Sagas.Simulators.Gateways;

/// <summary>The ways in which money goes back. Every one ends in the ledger, and none gives back more than is there.</summary>
internal sealed partial class SimulatedGateway
{
    /// <summary>
    /// Gives back all that remains of a payment, the way its status asks for. Exactly one movement, however many calls come at
    /// once: the status decides under the payment's lock, and a key is spent on one payment only.
    /// </summary>
    public (UndoOutcome Outcome, PaymentSnapshot After) Undo(SimulatedPayment payment, string? operationKey, string? reference = null)
    {
        lock (payment.Gate)
            return Return(payment, payment.Free, operationKey, reference);
    }

    /// <summary>
    /// Gives back a part of a payment, or all of it; the status changes when nothing remains. A key that was spent on this payment
    /// repeats nothing. The kind of movement follows from the status unless it is given: of a payment with items some may be only held.
    /// </summary>
    public (UndoOutcome Outcome, PaymentSnapshot After) Return(
        SimulatedPayment payment, long amount, string? operationKey, string? reference = null, MovementKind? kind = null)
    {
        lock (payment.Gate)
        {
            if (operationKey is not null && Payments.FindByKey(operationKey) is { } owner)
                return (owner == payment ? UndoOutcome.Repeated : UndoOutcome.KeySpentElsewhere, payment.Snapshot());
            if (payment.Status.Undo() is null || payment.Free == 0)
                return (UndoOutcome.NothingToUndo, payment.Snapshot());
            if (amount > payment.Free)
                return (UndoOutcome.TooMuch, payment.Snapshot());
            // Another payment may have spent the key since it was looked up.
            if (operationKey is not null && !Payments.TrySpendKey(operationKey, payment))
                return (UndoOutcome.KeySpentElsewhere, payment.Snapshot());
            MoveMoney(payment, amount, operationKey, reference, kind);
            return (UndoOutcome.Done, payment.Snapshot());
        }
    }

    /// <summary>Accepts to give back an amount that <see cref="Settle"/> will move or release; nothing moves yet.</summary>
    /// <returns>Whether so much can still be given back.</returns>
    public static bool TryReserve(SimulatedPayment payment, long amount)
    {
        lock (payment.Gate)
        {
            if (payment.Status.Undo() is null || amount <= 0 || amount > payment.Free)
                return false;
            payment.Reserve(amount);
            return true;
        }
    }

    /// <summary>Ends what <see cref="TryReserve"/> began: the money moves, or it stays.</summary>
    public void Settle(SimulatedPayment payment, long reserved, bool moves, string? operationKey, string? reference)
    {
        lock (payment.Gate)
        {
            payment.Reserve(-reserved);
            if (moves)
                MoveMoney(payment, reserved, operationKey, reference);
        }
    }

    private void MoveMoney(SimulatedPayment payment, long amount, string? operationKey, string? reference, MovementKind? itsKind = null)
    {
        var (end, kind) = payment.Status.Undo()!.Value;
        var now = Now;
        var remains = payment.Snapshot().NewAmount - amount;
        ledger.Add(new Movement
        {
            Gateway = Name,
            Payment = payment.Announced.PaymentId,
            Kind = itsKind ?? kind,
            Amount = amount,
            Currency = payment.Announced.Currency,
            OperationKey = operationKey,
            Reference = reference,
            At = now,
        });
        Change(payment, () =>
        {
            payment.Return(amount);
            if (remains == 0)
                payment.Become(end, now);
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

    /// <summary>So much is no longer there.</summary>
    TooMuch,
}
