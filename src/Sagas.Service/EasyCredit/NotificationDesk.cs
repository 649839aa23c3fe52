using Microsoft.Extensions.Options;
using Sagas.Gateways;
using Sagas.Gateways.EasyCredit;
using Sagas.Service.Api;
using Sagas.Service.Ingress;
using Sagas.Service.Webhooks;
using Sagas.Storage;

namespace Sagas.Service.EasyCredit;

/// <summary>Takes easyCredit's notification at the address that shops have registered with it, for all instances: it does not say which one it means.</summary>
internal sealed class NotificationDesk(
    IGatewayRegistry gateways, NoticeDesk notices, IOptions<IngressOptions> limits, TimeProvider time, ILogger<NotificationDesk> logger)
{
    public async Task<IResult> TakeAsync(HttpContext context)
    {
        var request = context.Request.ToWebhook([], time.GetUtcNow());
        foreach (var instance in gateways.Instances)
        {
            if (!gateways.TryGet(instance, out var registration) || registration.Gateway is not (ISendsCustomersBack and IReceivesWebhooks adapter))
            {
                continue;
            }

            switch (adapter.Read(request))
            {
                case WebhookVerdict.Refused refused:
                    Log.WebhookRefused(logger, instance, context.Connection.RemoteIpAddress, refused.Why);
                    return Problems.Of((int)refused.Reply.Status, refused.Reply.Body);
                case WebhookVerdict.Told told when !await PassOnAsync(instance, told, context.RequestAborted):
                    return Problems.BusUnavailable(limits.Value.RetryAfter);
            }
        }

        return TypedResults.NoContent();
    }

    private async Task<bool> PassOnAsync(string instance, WebhookVerdict.Told told, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var notice in told.Notices)
            {
                await notices.TakeAsync(instance, notice, cancellationToken);
            }

            return true;
        }
        catch (Exception fault) when (fault is StoreUnavailableException or BusUnavailableException)
        {
            Log.WebhookWaits(logger, instance, fault);
            return false;
        }
    }
}
