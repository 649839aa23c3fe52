using System.Globalization;
using Microsoft.Extensions.Options;
using Sagas.Contracts;
using Sagas.Gateways;
using Sagas.Gateways.EasyCredit;
using Sagas.Payments;
using Sagas.Service.Cancel;
using Sagas.Service.Ingress;
using Sagas.Storage;

namespace Sagas.Service.EasyCredit;

/// <summary>
/// Cancels an unpaid payment for a customer who left the checkout. Whoever knows the commercetools id may ask, so nothing but an unpaid
/// payment is ever touched, and nobody is sent to an address that the configuration does not name.
/// </summary>
internal sealed class CheckoutDesk(
    IGatewayRegistry gateways,
    IPaymentReader reader,
    IMessageOutlet outlet,
    PaymentWaits waits,
    IOptions<IngressOptions> limits,
    TimeProvider time,
    ILogger<CheckoutDesk> logger)
{
    private const int LongestId = 64;
    private const int TransactionIdLength = 6;

    public async Task<IResult> TakeAsync(string paymentId, string? redirectUrl, HttpContext context)
    {
        var (answer, target) = await CancelAsync(paymentId, redirectUrl, context);
        Log.CheckoutAnswered(logger, answer.HttpStatus, answer.Code, context.Connection.RemoteIpAddress);
        if (answer.HttpStatus == StatusCodes.Status200OK)
        {
            return target is null ? TypedResults.Ok(new CheckoutCancelled(paymentId)) : TypedResults.Redirect(target.AbsoluteUri);
        }

        if (answer.HttpStatus == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(limits.Value.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        return TypedResults.Json(
            new CheckoutRefused(answer.HttpStatus, answer.Message, [new CheckoutError(answer.Code, answer.Detail)]), statusCode: answer.HttpStatus);
    }

    private async Task<(CheckoutAnswer Answer, Uri? Target)> CancelAsync(string paymentId, string? redirectUrl, HttpContext context)
    {
        Uri? target = null;
        if (redirectUrl is not null && !(Uri.TryCreate(redirectUrl, UriKind.Absolute, out target) && Instances().Any(one => one.Shop.MaySendTo(target))))
        {
            return (CheckoutAnswer.ForeignRedirect, null);
        }

        // Six characters are easyCredit's name of a payment, short enough to be guessed.
        if (paymentId.Length is <= TransactionIdLength or > LongestId)
        {
            return (CheckoutAnswer.NotFound, null);
        }

        try
        {
            return await FindAsync(paymentId, context.RequestAborted) switch
            {
                [] => (CheckoutAnswer.NotFound, null),
                [var (shop, _)] when target is not null && !shop.MaySendTo(target) => (CheckoutAnswer.ForeignRedirect, null),
                [var (_, saga)] => (CheckoutVerdict.Before(saga) ?? await AskAsync(saga, context), target),
                // Two payments of ours claim one of the shop's: which of them the customer means, nobody can say.
                _ => (CheckoutAnswer.WrongTransaction, null),
            };
        }
        catch (Exception fault) when (fault is StoreUnavailableException or BusUnavailableException)
        {
            Log.CheckoutWaits(logger, fault);
            return (CheckoutAnswer.Unfinished, null);
        }
    }

    private async Task<CheckoutAnswer> AskAsync(PaymentSaga saga, HttpContext context)
    {
        var request = new CancelPayment
        {
            TeamSlug = saga.TeamSlug,
            PaymentId = saga.PaymentId,
            OnlyUnpaid = true,
            Reason = "the customer cancelled the checkout",
            IP = context.Connection.RemoteIpAddress?.ToString(),
            OccurredAt = time.GetUtcNow(),
        };
        // A new id each time: after a no, asking again is a new request.
        await outlet.PublishAsync(request, Guid.CreateVersion7(time.GetUtcNow()));
        var last = await waits.UntilAsync(saga, now => CheckoutVerdict.After(now, saga) is not null, context.RequestAborted);
        return CheckoutVerdict.After(last, saga) ?? CheckoutAnswer.Unfinished;
    }

    private async Task<IReadOnlyList<(ISendsCustomersBack Shop, PaymentSaga Saga)>> FindAsync(string paymentId, CancellationToken cancellationToken)
    {
        var found = new List<(ISendsCustomersBack, PaymentSaga)>();
        foreach (var (instance, shop) in Instances())
        {
            found.AddRange((await reader.FindByGatewayAsync(instance, paymentId, cancellationToken)).Select(saga => (shop, saga)));
        }

        return found;
    }

    private IEnumerable<(string Instance, ISendsCustomersBack Shop)> Instances()
    {
        foreach (var instance in gateways.Instances)
        {
            if (gateways.TryGet(instance, out var registration) && registration.Gateway is ISendsCustomersBack shop)
            {
                yield return (instance, shop);
            }
        }
    }
}
