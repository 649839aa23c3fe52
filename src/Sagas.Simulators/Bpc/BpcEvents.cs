using System.Net.Mime;
using System.Text;
using System.Text.Json;
using Sagas.Simulators.Gateways;
using Sagas.Simulators.Payments;
using Sagas.Simulators.Returns;
using Sagas.Simulators.Webhooks;

namespace Sagas.Simulators.Bpc;

/// <summary>Tells the merchant what happened; one change may be several events. Called under the payment's lock.</summary>
internal sealed class BpcEvents(SimulatedGateway gateway, BpcSettings settings)
{
    /// <summary>Nothing public says whether or when a webhook is sent again; this is a usual schedule.</summary>
    private static readonly IReadOnlyList<TimeSpan> Retries =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromHours(24)];

    public void Tell(PaymentChange change)
    {
        if (change.Before?.Status == change.After.Status)
            return;
        foreach (var type in Types(change))
        {
            object about = type.StartsWith("session.", StringComparison.Ordinal) ? BpcViews.Session(change.Payment) : BpcViews.Payment(change.Payment);
            Send(change.Payment, type, about);
        }
    }

    public void Tell(SimulatedPayment payment, ReturnRecord refund) => Send(payment, "refund.updated", BpcViews.Refund(payment, refund));

    private static IEnumerable<string> Types(PaymentChange change)
    {
        var inSession = change.After.SessionId is not null;
        var wasOpen = change.Before is null or { Status: PaymentStatus.New };
        switch (change.After.Status)
        {
            case PaymentStatus.New when inSession:
                yield return "session.created";
                break;
            case PaymentStatus.Authorized when inSession:
                yield return "session.completed";
                break;
            case PaymentStatus.Confirmed:
                yield return "payment.funded";
                yield return "payment.succeeded";
                if (inSession && wasOpen)
                    yield return "session.completed";
                break;
            case PaymentStatus.Cancelled when inSession:
                yield return "session.expired";
                break;
            case PaymentStatus.Cancelled or PaymentStatus.Reversed:
                yield return "payment.canceled";
                break;
        }
    }

    private void Send(SimulatedPayment payment, string type, object about)
    {
        if (gateway.Webhooks.Address is not { } address)
            return;
        var body = JsonSerializer.Serialize(new BpcEvent(gateway.Now, type, new BpcEventData(about)), BpcJson.Options);
        var requestId = BpcDesk.NewRequestId();
        gateway.Webhooks.Send(new Webhook
        {
            Event = type,
            Payment = payment.Announced.PaymentId,
            Request = now => Request(address, body, requestId, now),
            Accepts = (status, _) => status is >= StatusCodes.Status200OK and < StatusCodes.Status300MultipleChoices,
            Retries = Retries,
        });
    }

    private HttpRequestMessage Request(Uri address, string body, string requestId, DateTimeOffset now) => new(HttpMethod.Post, address)
    {
        Content = new StringContent(body, Encoding.UTF8, MediaTypeNames.Application.Json),
        Headers =
        {
            { "X-Signature", BpcSignature.Header(settings.WebhookSecret, body, now.ToUnixTimeSeconds()) },
            { BpcDesk.VersionHeader, settings.Version },
            { "API-Request-Id", requestId },
        },
    };
}
