using System.Net;

namespace Sagas.Gateways;

/// <summary>What a webhook means.</summary>
public abstract record WebhookVerdict
{
    /// <summary>It is not from the gateway, or too old, or not readable: nothing follows from it.</summary>
    /// <param name="Reply">What the caller gets.</param>
    /// <param name="Why">For the log; never a secret, never what the stranger sent.</param>
    public sealed record Refused(WebhookReply Reply, string Why) : WebhookVerdict;

    /// <summary>It is genuine, or at least harmless to look into.</summary>
    /// <param name="Notices">What happened; empty when it does not concern this service.</param>
    /// <param name="Reply">The gateway's own word for "understood", sent once everything was passed on.</param>
    /// <param name="ReplyWhenUnplaced">Sent when no payment here is meant by a notice; <c>null</c>: <paramref name="Reply"/>, so that the gateway does not repeat it.</param>
    public sealed record Told(IReadOnlyList<GatewayNotice> Notices, WebhookReply Reply, WebhookReply? ReplyWhenUnplaced = null) : WebhookVerdict;
}

/// <summary>What a gateway gets for its call.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The whole body.</param>
/// <param name="ContentType">Its media type.</param>
public sealed record WebhookReply(HttpStatusCode Status, string Body = "", string ContentType = "text/plain; charset=utf-8");
