using Sagas.Simulators.EasyCredit;
using Sagas.Simulators.Payments;

namespace Sagas.Simulators.Commercetools;

/// <summary>A payment in commercetools. Changed under the payment's lock; every change raises its version.</summary>
internal sealed class CtPayment
{
    public CtPayment(PaymentAnnouncement announced, EasyCreditExtra extra, string interactionId, DateTimeOffset now)
    {
        Announced = announced;
        Key = extra.PaymentKey;
        Interface = extra.PaymentInterface ?? "easycredit";
        CreatedAt = LastModifiedAt = now;
        var isPaid = announced.Status != PaymentStatus.New;
        Add(CtTransaction.Authorization, extra.AuthorizationState ?? (isPaid ? CtTransaction.Success : CtTransaction.Pending), interactionId, now);
        if (announced.Status == PaymentStatus.Confirmed)
            Add(CtTransaction.Charge, CtTransaction.Success, interactionId: null, now);
    }

    public PaymentAnnouncement Announced { get; }

    public string Id => Announced.PaymentId;

    public string? Key { get; }

    public string Interface { get; }

    public long Version { get; private set; } = 1;

    public DateTimeOffset CreatedAt { get; }

    public DateTimeOffset LastModifiedAt { get; private set; }

    public List<CtTransaction> Transactions { get; } = [];

    /// <summary>The one that names the easyCredit transaction.</summary>
    public CtTransaction Authorization => Transactions[0];

    public static string KeyLabel(string key) => $"key:{key}";

    public CtTransaction Add(string type, string state, string? interactionId, DateTimeOffset now, long? centAmount = null)
    {
        var transaction = new CtTransaction
        {
            Id = Guid.CreateVersion7(now),
            Timestamp = now,
            Type = type,
            CentAmount = centAmount ?? Announced.Amount,
            InteractionId = interactionId,
            State = state,
        };
        Transactions.Add(transaction);
        Touch(now);
        return transaction;
    }

    public void SetState(CtTransaction transaction, string state, DateTimeOffset now)
    {
        if (transaction.State == state)
            return;
        transaction.State = state;
        Touch(now);
    }

    /// <summary>It was changed, or seems so.</summary>
    public void Touch(DateTimeOffset now)
    {
        Version++;
        LastModifiedAt = now;
    }
}
