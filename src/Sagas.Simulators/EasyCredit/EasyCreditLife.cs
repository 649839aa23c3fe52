using Sagas.Simulators.Commercetools;
using Sagas.Simulators.Gateways;
using Sagas.Simulators.Payments;

namespace Sagas.Simulators.EasyCredit;

/// <summary>Keeps easyCredit and commercetools in step with what happens to the payment from outside.</summary>
internal sealed class EasyCreditLife(SimulatedGateway gateway, EasyCreditDesk desk)
{
    private readonly TransactionIds _ids = new();

    public void Follow(PaymentChange change)
    {
        var own = EasyCreditPayment.Of(change.Payment) ?? EasyCreditPayment.Create(change.Payment, gateway, _ids);
        own.WasAuthorized |= change.After.Status is PaymentStatus.Authorized or PaymentStatus.Confirmed;
        own.WasCaptured |= change.After.Status == PaymentStatus.Confirmed;
        if (change.Before is { } before && before.Status != change.After.Status)
            FollowStatus(own, before, change.After);
    }

    private void FollowStatus(EasyCreditPayment own, PaymentSnapshot before, PaymentSnapshot after)
    {
        switch (after.Status)
        {
            case PaymentStatus.Authorized:
                own.CtPayment.SetState(own.CtPayment.Authorization, CtTransaction.Success, gateway.Now);
                EasyCreditNotifications.Ping(gateway, own);
                break;
            case PaymentStatus.Confirmed:
                own.CtPayment.SetState(own.CtPayment.Authorization, CtTransaction.Success, gateway.Now);
                own.CtPayment.Add(CtTransaction.Charge, CtTransaction.Success, interactionId: null, gateway.Now);
                break;
            case PaymentStatus.Cancelled when !own.IsChanging:
                own.UnpaidStatus = PaymentApiStatus.Expired;
                break;
            case PaymentStatus.Reversed when !own.IsChanging:
                own.IsExpired = true;
                break;
            case PaymentStatus.Refunded when !own.IsChanging:
                desk.Note(own, before.NewAmount);
                break;
            default:
                // Its own booking or call, which says so itself.
                break;
        }
    }
}
