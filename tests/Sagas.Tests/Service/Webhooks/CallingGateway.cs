using System.Net;
using Sagas.Gateways;

namespace Sagas.Tests.Service.Webhooks;

/// <summary>A gateway whose calls are genuine when they carry the word; everything it gets is written down.</summary>
internal sealed class CallingGateway : IPaymentGateway, IReceivesWebhooks
{
    public GatewayCapabilities Capabilities { get; } = new();

    public string WebhookRoute => "calling";

    public IReadOnlyCollection<HttpMethod> WebhookMethods { get; } = [HttpMethod.Post];

    public List<WebhookRequest> Got { get; } = [];

    public WebhookVerdict Read(WebhookRequest request)
    {
        Got.Add(request);
        return request.Headers["X-Word"].FirstOrDefault() == "genuine"
            ? new WebhookVerdict.Told(
                [new GatewayNotice { Kind = NoticeKind.Captured, Key = "1", Verified = true, GatewayPaymentId = "1001", Amount = 150_000, Currency = "RUB" }],
                new WebhookReply(HttpStatusCode.OK, "OK"),
                new WebhookReply(HttpStatusCode.OK, "FAIL"))
            : new WebhookVerdict.Refused(new WebhookReply(HttpStatusCode.Unauthorized, "no"), "the word is missing");
    }

    public Task<GatewayOutcome> ExecuteAsync(GatewayOperation operation, CancellationToken cancellationToken) =>
        Task.FromResult<GatewayOutcome>(new GatewayOutcome.Unknown());

    public Task<GatewayOutcome> ResolveAsync(GatewayOperation operation, CancellationToken cancellationToken) =>
        Task.FromResult<GatewayOutcome>(new GatewayOutcome.Unknown());
}
