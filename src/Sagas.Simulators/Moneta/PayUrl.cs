using Microsoft.AspNetCore.WebUtilities;
using Sagas.Simulators.Gateways;
using Sagas.Simulators.Payments;
using Sagas.Simulators.Webhooks;

namespace Sagas.Simulators.Moneta;

/// <summary>Tells the merchant of a payment, again and again until it is taken; refunds and cancellations are not told of.</summary>
internal sealed class PayUrl(WebhookOutlet outlet, PayUrlSettings settings)
{
    /// <summary>Documented is only for how long: 26 to 27 hours.</summary>
    private static readonly IReadOnlyList<TimeSpan> Hourly = [.. Enumerable.Repeat(TimeSpan.FromHours(1), 26)];

    public void Tell(PaymentChange change)
    {
        if (outlet.Address is null || change.After.Status != PaymentStatus.Confirmed || change.Before?.Status == PaymentStatus.Confirmed)
            return;
        var (payment, paid) = (change.Payment, change.After);
        payment.Own<PayUrlState>().IsOpen = true;
        outlet.Send(new Webhook
        {
            Event = "pay",
            Payment = paid.PaymentId,
            Request = _ => Request(outlet.Address, Fields(payment.Announced)),
            Accepts = (status, body) => PayUrlAnswer.IsTaken(status, body, settings, paid.OrderId),
            Ended = () => Close(payment),
            Retries = Hourly,
        });
    }

    /// <summary>Taken, or given up: then the operation completes without the merchant.</summary>
    private static void Close(SimulatedPayment payment)
    {
        lock (payment.Gate)
            payment.Own<PayUrlState>().IsOpen = false;
    }

    private Dictionary<string, string?> Fields(PaymentAnnouncement paid)
    {
        var amount = MonetaAmount.Text(paid.Amount);
        var subscriber = (paid.Extra as MonetaExtra)?.SubscriberId;
        var testMode = settings.TestMode ? "1" : "0";
        var fields = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["MNT_ID"] = settings.MntId,
            ["MNT_TRANSACTION_ID"] = paid.OrderId,
            ["MNT_OPERATION_ID"] = paid.PaymentId,
            ["MNT_AMOUNT"] = amount,
            ["MNT_CURRENCY_CODE"] = paid.Currency,
            ["MNT_TEST_MODE"] = testMode,
            ["MNT_SIGNATURE"] = PayUrlSignature.OfRequest(
                settings.MntId, paid.OrderId, paid.PaymentId, amount, paid.Currency, subscriber ?? "", testMode, settings.IntegrityCode),
        };
        if (subscriber is not null)
            fields["MNT_SUBSCRIBER_ID"] = subscriber;
        return fields;
    }

    private HttpRequestMessage Request(Uri address, Dictionary<string, string?> fields) => settings.Method == HttpMethod.Get
        ? new HttpRequestMessage(HttpMethod.Get, QueryHelpers.AddQueryString(address.ToString(), fields))
        : new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) };
}

/// <summary>Whether the merchant has still to take the notification.</summary>
internal sealed class PayUrlState
{
    public bool IsOpen { get; set; }
}
