using Sagas.Simulators.Faults;
using Sagas.Simulators.Gateways;
using Sagas.Simulators.Payments;

namespace Sagas.Simulators.Returns;

/// <summary>Starts, ends and lists the returns of a gateway that shows each as a thing of its own. The sum never exceeds the payment.</summary>
/// <param name="gateway">Whose payments they are of.</param>
/// <param name="words">How it calls things.</param>
/// <param name="newId">Makes the id of a return.</param>
internal sealed class ReturnDesk(SimulatedGateway gateway, ReturnWords words, Func<string> newId)
{
    /// <summary>Told of each return that began or changed, under the payment's lock.</summary>
    public Action<SimulatedPayment, ReturnRecord> Updated { get; init; } = (_, _) => { };

    /// <summary>Gives back an amount at once, or as the order says.</summary>
    /// <returns><c>null</c>, with nothing changed, when so much is not there.</returns>
    public ReturnRecord? Start(SimulatedPayment payment, long amount, string? label, PendingOrder? order)
    {
        lock (payment.Gate)
        {
            if (!SimulatedGateway.TryReserve(payment, amount))
                return null;
            var record = Add(payment, amount, label, order ?? new PendingOrder(Reads: 0, words.Done));
            if (record.ReadsLeft == 0)
                End(payment, record);
            else
                Updated(payment, record);
            return record;
        }
    }

    /// <summary>The return of that id, and whose it is; counts as a question.</summary>
    public (SimulatedPayment Payment, ReturnRecord Record)? Ask(string id)
    {
        if (gateway.Payments.FindByKey(Key(id)) is not { } payment)
            return null;
        lock (payment.Gate)
        {
            var record = payment.Own<ReturnList>().Records.Single(known => known.Id == id);
            Question(payment, record);
            return (payment, record);
        }
    }

    /// <summary>All returns of a payment, oldest first; counts as a question about each.</summary>
    public IReadOnlyList<ReturnRecord> AskAll(SimulatedPayment payment)
    {
        lock (payment.Gate)
        {
            var records = payment.Own<ReturnList>().Records;
            foreach (var record in records)
                Question(payment, record);
            return [.. records];
        }
    }

    /// <summary>Money that went back in the back office gets a record of its own, since the gateway shows it like any other.</summary>
    public void Explain(PaymentChange change)
    {
        if (change.Before?.Status != PaymentStatus.Confirmed)
            return;
        var payment = change.Payment;
        var known = payment.Own<ReturnList>().Records.Where(record => record.ReadsLeft is null && words.Ends[record.Status] == ReturnEnd.Moved);
        var foreign = payment.Returned - known.Sum(record => record.Amount);
        if (foreign <= 0)
            return;
        var added = Add(payment, foreign, label: null, new PendingOrder(Reads: 0, words.Done));
        Close(payment, added);
    }

    private ReturnRecord Add(SimulatedPayment payment, long amount, string? label, PendingOrder order)
    {
        var now = gateway.Now;
        var record = new ReturnRecord
        {
            Id = newId(),
            Amount = amount,
            Label = label,
            CreatedAt = now,
            ModifiedAt = now,
            Status = words.Working,
            ReadsLeft = order.Reads,
            End = order.End,
        };
        payment.Own<ReturnList>().Records.Add(record);
        gateway.Payments.TrySpendKey(Key(record.Id), payment);
        return record;
    }

    private void Question(SimulatedPayment payment, ReturnRecord record)
    {
        if (record.ReadsLeft == 0)
            End(payment, record);
        else if (record.ReadsLeft is not null)
            record.ReadsLeft--;
    }

    /// <summary>The record ends first, so that <see cref="Explain"/> finds the money that moves explained.</summary>
    private void End(SimulatedPayment payment, ReturnRecord record)
    {
        var end = words.Ends[record.End];
        Close(payment, record);
        if (end != ReturnEnd.Held)
            gateway.Settle(payment, record.Amount, end == ReturnEnd.Moved, operationKey: null, record.Id);
    }

    private void Close(SimulatedPayment payment, ReturnRecord record)
    {
        record.ReadsLeft = null;
        record.Status = record.End;
        record.ModifiedAt = gateway.Now;
        Updated(payment, record);
    }

    private static string Key(string id) => $"return:{id}";
}
