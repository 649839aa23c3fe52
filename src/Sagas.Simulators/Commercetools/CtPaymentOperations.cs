using Sagas.Simulators.EasyCredit;
using Sagas.Simulators.Gateways;
using Sagas.Simulators.Http;
using Sagas.Simulators.Payments;

namespace Sagas.Simulators.Commercetools;

/// <summary>
/// Payments of the project. Setting the authorization of an unpaid payment to <c>Failure</c> is what its cancellation is, and
/// the movement in the ledger; easyCredit itself is not told and lets its transaction expire.
/// </summary>
internal sealed class CtPaymentOperations(SimulatedGateway gateway, CtDesk desk)
{
    private const int MaxText = 256;

    public SimulatedAnswer Get(SimulatedCall call) => desk.ServePayment(call, own => CtAnswers.Ok(CtPaymentView.Of(own.CtPayment)));

    public SimulatedAnswer Query(SimulatedCall call)
    {
        if (desk.Refusal(call) is { } refusal)
            return refusal;
        var where = call.Request.Query["where"].ToString();
        if (desk.Find(where) is not { } payments)
            return CtAnswers.InvalidInput($"Malformed parameter: where: {where}");
        List<CtPaymentView> views =
        [
            .. payments.Select(payment => ShopCalls.Locked(payment, own => CtPaymentView.Of(own.CtPayment))).OfType<CtPaymentView>(),
        ];
        return CtAnswers.Ok(CtPage<CtPaymentView>.Of(views));
    }

    public SimulatedAnswer Update(SimulatedCall call) => desk.ServePayment(call, own =>
    {
        var payment = own.CtPayment;
        if (CtUpdate.Read(call.Body, out var fault) is not { } update)
            return CtAnswers.InvalidJson(fault);
        if (update.Version != payment.Version)
            return CtAnswers.Conflict(payment.Id, update.Version, payment.Version);
        // All actions or none: they are read before the first is carried out.
        var steps = new List<Action>();
        foreach (var action in update.Actions)
        {
            if (Read(action, own, steps) is { } refusal)
                return refusal;
        }

        steps.ForEach(step => step());
        return CtAnswers.Ok(CtPaymentView.Of(payment));
    });

    /// <summary>Somebody else was faster: the version has gone on.</summary>
    public SimulatedAnswer Refuse(SimulatedCall call, string? code) => desk.ServePayment(call, own =>
    {
        own.CtPayment.Touch(gateway.Now);
        return CtAnswers.Conflict(own.CtPayment.Id, own.CtPayment.Version - 1, own.CtPayment.Version);
    });

    private SimulatedAnswer? Read(FieldReader action, EasyCreditPayment own, List<Action> steps)
    {
        action.Require("action");
        var refusal = action.Text("action", MaxText) switch
        {
            "changeTransactionState" => ReadChange(action, own, steps),
            "addTransaction" => ReadAddition(action, own, steps),
            var other => CtAnswers.InvalidJson($"actions -> action: '{other}' is not simulated"),
        };
        return refusal ?? Faults(action);
    }

    private SimulatedAnswer? ReadChange(FieldReader action, EasyCreditPayment own, List<Action> steps)
    {
        action.Require("transactionId", "state");
        var id = action.Text("transactionId", MaxText);
        var state = action.Word("state", CtTransaction.States);
        if (id is null || state is null)
            return Faults(action);
        // Its own id, not the interactionId: that one is easyCredit's.
        if (own.CtPayment.Transactions.FirstOrDefault(one => one.Id.ToString() == id) is not { } transaction)
            return CtAnswers.InvalidOperation($"A transaction with ID '{id}' was not found in the payment.");
        steps.Add(() => Change(own, transaction, state));
        return null;
    }

    private SimulatedAnswer? ReadAddition(FieldReader action, EasyCreditPayment own, List<Action> steps)
    {
        action.Require("transaction");
        if (action.Object("transaction") is not { } draft)
            return Faults(action);
        draft.Require("type", "amount");
        var type = draft.Word("type", CtTransaction.Types);
        var state = draft.Word("state", CtTransaction.States) ?? CtTransaction.Initial;
        var interactionId = draft.Text("interactionId", MaxText);
        var amount = draft.Object("amount");
        amount?.Require("centAmount", "currencyCode");
        var cents = amount?.Integer("centAmount", min: 0, AnnouncementReader.MaxAmount);
        var currency = amount?.Text("currencyCode", maxLength: 3);
        if (action.Errors.Count > 0)
            return Faults(action);
        if (currency != own.CtPayment.Announced.Currency)
            return CtAnswers.InvalidInput("The currency of the transaction is not that of the payment.");
        steps.Add(() => own.CtPayment.Add(type!, state, interactionId, gateway.Now, cents));
        return null;
    }

    private void Change(EasyCreditPayment own, CtTransaction transaction, string state)
    {
        var cancels = transaction == own.CtPayment.Authorization && transaction.IsOpen && state == CtTransaction.Failure;
        own.CtPayment.SetState(transaction, state, gateway.Now);
        if (!cancels || own.Payment.Status != PaymentStatus.New)
            return;
        own.IsChanging = true;
        gateway.Undo(own.Payment, operationKey: null, transaction.Id.ToString());
        own.IsChanging = false;
    }

    private static SimulatedAnswer? Faults(FieldReader fields) => fields.Errors.Count == 0
        ? null
        : CtAnswers.InvalidJson(string.Join("; ", fields.Errors.Select(error => $"{error.Key}: {error.Value[0]}")));
}
