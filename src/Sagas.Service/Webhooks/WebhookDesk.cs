using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Sagas.Gateways;
using Sagas.Service.Api;
using Sagas.Service.Ingress;
using Sagas.Storage;

namespace Sagas.Service.Webhooks;

/// <summary>Takes one call of a gateway: its adapter verifies and reads it, the notices are passed on, and only then it is answered.</summary>
internal sealed class WebhookDesk(
    IGatewayRegistry gateways, NoticeDesk notices, IOptions<IngressOptions> limits, TimeProvider time, ILogger<WebhookDesk> logger)
{
    public async Task<IResult> TakeAsync(string route, string gateway, HttpContext context)
    {
        if (!gateways.TryGet(gateway, out var registration)
            || registration.Gateway is not IReceivesWebhooks adapter
            || !string.Equals(adapter.WebhookRoute, route, StringComparison.Ordinal))
        {
            return Problems.Of(StatusCodes.Status404NotFound, "No gateway of this kind and name is configured here.");
        }

        if (!adapter.WebhookMethods.Any(method => string.Equals(method.Method, context.Request.Method, StringComparison.OrdinalIgnoreCase)))
        {
            context.Response.Headers.Allow = string.Join(", ", adapter.WebhookMethods);
            return Problems.Of(StatusCodes.Status405MethodNotAllowed, "This gateway does not call with this method.");
        }

        var body = await BoundedBody.ReadAsync(context, limits.Value);
        if (body is null)
        {
            return Problems.TooLarge(limits.Value.MaxBodyBytes);
        }

        switch (adapter.Read(context.Request.ToWebhook(body, time.GetUtcNow())))
        {
            case WebhookVerdict.Refused refused:
                Log.WebhookRefused(logger, gateway, context.Connection.RemoteIpAddress, refused.Why);
                return Answer(refused.Reply);
            case WebhookVerdict.Told told:
                return await PassOnAsync(registration, told, context.RequestAborted);
            case var other:
                throw new InvalidOperationException($"{other.GetType().Name} is no known verdict.");
        }
    }

    private async Task<IResult> PassOnAsync(GatewayRegistration gateway, WebhookVerdict.Told told, CancellationToken cancellationToken)
    {
        var placed = true;
        try
        {
            foreach (var notice in told.Notices)
            {
                placed &= await notices.TakeAsync(gateway.Name, notice, cancellationToken);
            }
        }
        catch (BusUnavailableException fault)
        {
            Log.WebhookWaits(logger, gateway.Name, fault);
            return Problems.BusUnavailable(limits.Value.RetryAfter);
        }
        catch (StoreUnavailableException fault)
        {
            Log.WebhookWaits(logger, gateway.Name, fault);
            return Problems.BusUnavailable(limits.Value.RetryAfter);
        }

        return Answer(placed ? told.Reply : told.ReplyWhenUnplaced ?? told.Reply);
    }

    private static ContentHttpResult Answer(WebhookReply reply) => TypedResults.Text(reply.Body, reply.ContentType, statusCode: (int)reply.Status);
}
