using Sagas.Simulators.Commercetools;
using Sagas.Simulators.Gateways;
using Sagas.Simulators.Payments;

namespace Sagas.Simulators.EasyCredit;

/// <summary>
/// What easyCredit and commercetools know of a payment: an easyCredit transaction, a commercetools payment whose authorization
/// names it, and the frozen cart. Used under the payment's lock.
/// </summary>
internal sealed class EasyCreditPayment
{
    private EasyCreditPayment(SimulatedPayment payment, string transactionId, DateTimeOffset now)
    {
        var extra = payment.Announced.Extra as EasyCreditExtra ?? new EasyCreditExtra();
        Payment = payment;
        TransactionId = transactionId;
        TechnicalId = extra.TechnicalTransactionId ?? $"tec-{payment.Announced.PaymentId}";
        UnpaidStatus = extra.EasyCreditStatus ?? PaymentApiStatus.Preauthorized;
        CtPayment = new CtPayment(payment.Announced, extra, TechnicalId, now);
        Cart = new CtCart(extra.CartId ?? $"cart-{payment.Announced.PaymentId}", CtPayment, extra.CartFrozen ?? true, now);
    }

    public SimulatedPayment Payment { get; }

    public string TransactionId { get; }

    public string TechnicalId { get; }

    public CtPayment CtPayment { get; }

    public CtCart Cart { get; }

    public List<Booking> Bookings { get; } = [];

    /// <summary>Its status while nobody has paid.</summary>
    public string UnpaidStatus { get; set; }

    /// <summary>Its bookings change the payment, which then must not add bookings.</summary>
    public bool IsChanging { get; set; }

    /// <summary>Paid once, so known to the merchant API ever after.</summary>
    public bool WasAuthorized { get; set; }

    public bool WasCaptured { get; set; }

    public bool IsExpired { get; set; }

    public string PaymentStatus => WasAuthorized ? PaymentApiStatus.Authorized : UnpaidStatus;

    public string MerchantStatus => this switch
    {
        { IsExpired: true } => MerchantApiStatus.Expired,
        { WasCaptured: false } => MerchantApiStatus.ReportCapture,
        { Payment.Status: Payments.PaymentStatus.Refunded } => MerchantApiStatus.Billed,
        _ => MerchantApiStatus.InBilling,
    };

    public static string TransactionLabel(string id) => $"transaction:{id}";

    public static string TechnicalLabel(string id) => $"technical:{id}";

    public static string CartLabel(string id) => $"cart:{id}";

    /// <returns><c>null</c> for the moment in which it is being made known.</returns>
    public static EasyCreditPayment? Of(SimulatedPayment payment) => payment.Own<Slot>().Value;

    /// <summary>Makes it when the payment is made known, and names it.</summary>
    public static EasyCreditPayment Create(SimulatedPayment payment, SimulatedGateway gateway, TransactionIds ids)
    {
        var transactionId = (payment.Announced.Extra as EasyCreditExtra)?.TransactionId;
        while (transactionId is null || gateway.Payments.FindByLabel(TransactionLabel(transactionId)).Any(other => other != payment))
            transactionId = ids.Next();
        var own = new EasyCreditPayment(payment, transactionId, gateway.Now);
        gateway.Payments.Label(TransactionLabel(own.TransactionId), payment);
        gateway.Payments.Label(TechnicalLabel(own.TechnicalId), payment);
        gateway.Payments.Label(CartLabel(own.Cart.Id), payment);
        if (own.CtPayment.Key is { } key)
            gateway.Payments.Label(CtPayment.KeyLabel(key), payment);
        return payment.Own<Slot>().Value = own;
    }

    private sealed class Slot
    {
        public EasyCreditPayment? Value { get; set; }
    }
}
