using Microsoft.Extensions.Options;
using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Service.Api;
using Sagas.Service.Ingress;
using Sagas.Storage;

namespace Sagas.Service.Cancel;

/// <summary>Takes one request. Checked in this order: body, token, rate, payment, amount, id, state; the first that fails is the answer.</summary>
internal sealed class CancelDesk(
    TeamRing teams,
    CancelLimits limits,
    IPaymentReader reader,
    ICancelRequests requests,
    PaymentWaits waits,
    IOptions<CancelOptions> options,
    IOptions<IngressOptions> bodies,
    TimeProvider time,
    ILogger<CancelDesk> logger)
{
    public async Task<IResult> TakeAsync(HttpContext context)
    {
        var body = await BoundedBody.ReadAsync(context, bodies.Value);
        if (body is null)
        {
            return CancelResult.Of(CancelCode.TooLarge, CancelEcho.Nothing);
        }

        var errors = new BodyErrors();
        var (form, echo) = CancelForm.Read(body, errors);
        context.Features.Set(echo);
        if (!ContentTypes.IsJson(context.Request))
        {
            errors.Add("Content-Type", "must be application/json (UTF-8)");
        }

        if (form is null || errors.Any)
        {
            return BadRequest(errors, echo);
        }

        var result = await CheckAsync(form, echo, context);
        Log.CancelAnswered(logger, form.TeamSlug, form.PaymentId, result.Code.Number, context.Connection.RemoteIpAddress, form.Ip);
        return result;
    }

    private static CancelResult BadRequest(BodyErrors errors, CancelEcho echo)
    {
        var faults = errors.ToDictionary().SelectMany(field => field.Value.Select(sentence => $"{field.Key}: {sentence}")).ToArray();
        return CancelResult.Of(CancelCode.BadRequest, echo, message: faults[0], details: string.Join("; ", faults));
    }

    private async Task<CancelResult> CheckAsync(CancelForm form, CancelEcho echo, HttpContext context)
    {
        switch (teams.Check(form.TeamSlug, form.Signed, form.Token))
        {
            case TokenCheck.Refused:
                return CancelResult.Of(CancelCode.BadToken, echo);
            case TokenCheck.Disabled:
                return CancelResult.Of(CancelCode.Disabled, echo);
        }

        if (limits.Refuse(form.TeamSlug, context.Connection.RemoteIpAddress) is { } pause)
        {
            return CancelResult.Of(CancelCode.TooMany, echo, retryAfter: pause);
        }

        // Neither a store that is away nor one that does not answer keeps a caller.
        using var limit = new StoreLimit(options.Value.StoreTimeout, time, context.RequestAborted);
        PaymentSaga? seen = null;
        try
        {
            seen = await reader.FindAsync(form.TeamSlug, form.PaymentId, limit.Token);
            return await CancelAsync(form, echo, seen, limit.Token, context.RequestAborted);
        }
        catch (Exception fault) when (fault is StoreUnavailableException or EngineStoppedException
            || (fault is OperationCanceledException && !context.RequestAborted.IsCancellationRequested))
        {
            Log.CancelStoreAway(logger, form.TeamSlug, form.PaymentId, fault);
            return CancelResult.Of(CancelCode.Unavailable, echo, seen, retryAfter: options.Value.RetryAfter);
        }
    }

    private async Task<CancelResult> CancelAsync(
        CancelForm form, CancelEcho echo, PaymentSaga? seen, CancellationToken storeLimit, CancellationToken aborted)
    {
        if (seen?.Status is null)
        {
            return CancelResult.Of(CancelCode.NotFound, echo);
        }

        if (form.Amount is { } amount && amount != seen.OriginalAmount)
        {
            return CancelResult.Of(CancelCode.WrongAmount, echo, seen);
        }

        var acceptance = await requests.AcceptAsync(MessageOf(form), send: !CancelVerdict.HasEnded(seen), storeLimit);
        if (!string.Equals(acceptance.PaymentId, form.PaymentId, StringComparison.Ordinal))
        {
            return CancelResult.Of(CancelCode.IdTaken, echo, seen);
        }

        var last = CancelVerdict.Of(seen, acceptance.RequestedAt) is not null
            ? seen
            : await waits.UntilAsync(seen, saga => CancelVerdict.Of(saga, acceptance.RequestedAt) is not null, aborted);
        var (code, details) = CancelVerdict.Of(last, acceptance.RequestedAt) ?? (CancelCode.InProgress, last.Next.What);
        return CancelResult.Of(code, echo, last, details);
    }

    private static CancelPayment MessageOf(CancelForm form) => new()
    {
        TeamSlug = form.TeamSlug,
        PaymentId = form.PaymentId,
        ExternalRequestId = form.ExternalRequestId,
        IP = form.Ip,
    };
}
