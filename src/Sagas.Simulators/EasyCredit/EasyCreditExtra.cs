using Sagas.Simulators.Commercetools;
using Sagas.Simulators.Http;
using Sagas.Simulators.Payments;

namespace Sagas.Simulators.EasyCredit;

/// <summary>What an announcement may say of an easyCredit payment; its <c>paymentId</c> is that of the commercetools payment.</summary>
internal sealed record EasyCreditExtra : PaymentExtra
{
    private const int MaxText = 64;

    /// <summary>Six letters and digits; one is made up when absent.</summary>
    public string? TransactionId { get; init; }

    /// <summary>Also the <c>interactionId</c> in commercetools; one is made up when absent.</summary>
    public string? TechnicalTransactionId { get; init; }

    /// <summary>Of the commercetools cart; <c>cart-{paymentId}</c> when absent.</summary>
    public string? CartId { get; init; }

    /// <summary>Key of the commercetools payment; none when absent.</summary>
    public string? PaymentKey { get; init; }

    /// <summary>What commercetools knows of the authorization; follows from the status when absent.</summary>
    public string? AuthorizationState { get; init; }

    /// <summary>What easyCredit says of an unpaid transaction; <c>PREAUTHORIZED</c> when absent.</summary>
    public string? EasyCreditStatus { get; init; }

    /// <summary>Which interface commercetools names; <c>easycredit</c> when absent.</summary>
    public string? PaymentInterface { get; init; }

    /// <summary>Whether the cart is frozen; it is when absent.</summary>
    public bool? CartFrozen { get; init; }

    public static EasyCreditExtra Read(FieldReader fields, PaymentBook payments)
    {
        var extra = new EasyCreditExtra
        {
            TransactionId = fields.Text("transactionId", TransactionIds.Length),
            TechnicalTransactionId = fields.Text("technicalTransactionId", MaxText),
            CartId = fields.Text("cartId", MaxText),
            PaymentKey = fields.Text("paymentKey", MaxText),
            AuthorizationState = fields.Word("authorizationState", CtTransaction.States),
            EasyCreditStatus = fields.Word("easyCreditStatus", PaymentApiStatus.Unpaid),
            PaymentInterface = fields.Text("paymentInterface", MaxText),
            CartFrozen = fields.Flag("cartFrozen"),
        };
        if (fields.Text("currency", maxLength: 3) is { } currency && currency != "EUR")
            fields.Refuse("currency", "must be EUR");
        if (extra.TransactionId is { } id && !TransactionIds.IsOne(id))
            fields.Refuse("transactionId", "must be six of A–Z and 0–9");
        var paymentId = fields.Text("paymentId", MaxText);
        RefuseTaken("transactionId", extra.TransactionId, EasyCreditPayment.TransactionLabel);
        RefuseTaken("technicalTransactionId", extra.TechnicalTransactionId, EasyCreditPayment.TechnicalLabel);
        RefuseTaken("cartId", extra.CartId, EasyCreditPayment.CartLabel);
        RefuseTaken("paymentKey", extra.PaymentKey, CtPayment.KeyLabel);
        return extra;

        void RefuseTaken(string name, string? id, Func<string, string> label)
        {
            if (id is not null && payments.FindByLabel(label(id)).Any(other => other.Announced.PaymentId != paymentId))
                fields.Refuse(name, "belongs to another payment");
        }
    }
}
