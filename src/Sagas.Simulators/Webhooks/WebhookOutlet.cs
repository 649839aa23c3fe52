using Sagas.Simulators.Faults;

namespace Sagas.Simulators.Webhooks;

/// <summary>Where the webhooks of one gateway go, with whatever is to go wrong with them.</summary>
/// <param name="gateway">Its name.</param>
/// <param name="address">The setting <c>WebhookUrl</c>; without one nothing is sent.</param>
/// <param name="faults">The gateway's faults.</param>
/// <param name="sender">Sends for all gateways.</param>
internal sealed class WebhookOutlet(string gateway, Uri? address, FaultBoard faults, WebhookSender sender)
{
    private long _lost;

    /// <summary>Where the merchant listens, or <c>null</c>.</summary>
    public Uri? Address { get; } = address;

    /// <summary>What became of this gateway's webhooks.</summary>
    public WebhookTally Tally { get; } = new();

    /// <summary>Hands it to the sender without waiting; never fails, since a gateway does not either.</summary>
    public void Send(Webhook webhook)
    {
        if (Address is null)
            return;
        var order = faults.TakeForWebhook()?.Order;
        switch (order?.Kind.Kind)
        {
            case FaultKind.LostWebhook:
                Interlocked.Increment(ref _lost);
                break;
            case FaultKind.LateWebhook:
                Pass(webhook, TimeSpan.FromMilliseconds(order.DelayMs!.Value));
                break;
            case FaultKind.DuplicateWebhook:
                Pass(webhook, TimeSpan.Zero);
                Pass(webhook, TimeSpan.Zero);
                break;
            default:
                Pass(webhook, TimeSpan.Zero);
                break;
        }
    }

    public WebhookCounts Counts() => Tally.Read(Interlocked.Read(ref _lost));

    private void Pass(Webhook webhook, TimeSpan delay) => sender.Enqueue(new WebhookDelivery(gateway, webhook, delay, Tally));
}

/// <summary>A webhook on its way.</summary>
internal sealed record WebhookDelivery(string Gateway, Webhook Webhook, TimeSpan Delay, WebhookTally Tally);
