using System.Diagnostics;
using Sagas.Contracts;
using Sagas.Gateways;
using Sagas.Payments;
using Sagas.Service.Ingress;
using Sagas.Service.Telemetry;
using Sagas.Storage;

namespace Sagas.Service.Webhooks;

/// <summary>
/// Turns what a gateway told into what the saga understands. A webhook is a hint: while an operation is open its gateway is asked, so that
/// nothing is counted twice; otherwise a verified one is a fact.
/// </summary>
internal sealed class NoticeDesk(IPaymentReader reader, IMessageOutlet outlet, ILogger<NoticeDesk> logger)
{
    /// <summary>Passes the notice on to every payment that it is about.</summary>
    /// <returns><c>false</c> when no payment here is meant.</returns>
    /// <exception cref="BusUnavailableException">The bus did not confirm; the gateway has to repeat its call.</exception>
    /// <exception cref="StoreUnavailableException">The store is away; as above.</exception>
    public async Task<bool> TakeAsync(string gateway, GatewayNotice notice, CancellationToken cancellationToken)
    {
        var payments = await FindAsync(gateway, notice, cancellationToken);
        foreach (var payment in payments)
        {
            await TellAsync(gateway, notice, payment);
        }

        if (payments.Count > 0 || await IntroduceAsync(gateway, notice))
        {
            return true;
        }

        Log.WebhookUnplaced(logger, gateway, notice.Kind);
        return false;
    }

    private async Task<IReadOnlyList<PaymentSaga>> FindAsync(string gateway, GatewayNotice notice, CancellationToken cancellationToken)
    {
        foreach (var id in new[] { notice.GatewayPaymentId, notice.GatewaySessionId }.OfType<string>())
        {
            if (await reader.FindByGatewayAsync(gateway, id, cancellationToken) is { Count: > 0 } found)
            {
                return found;
            }
        }

        return notice is { TeamSlug: { } team, OrderId: { } order }
            && await reader.FindAsync(team, order, cancellationToken) is { } known
            && (known.Gateway is null || string.Equals(known.Gateway, gateway, StringComparison.Ordinal))
            ? [known]
            : [];
    }

    /// <summary>A payment that nobody announced here begins with what its gateway says, where the configuration says whose it is.</summary>
    private async Task<bool> IntroduceAsync(string gateway, GatewayNotice notice)
    {
        if (notice is not { Verified: true, TeamSlug: { } team, OrderId: { } order } || NoticeFacts.Of(gateway, notice, team, order, null) is not { } fact)
        {
            return false;
        }

        await outlet.PublishFromWebhookAsync(gateway, fact, IdOf(gateway, notice, fact));
        return true;
    }

    private async Task TellAsync(string gateway, GatewayNotice notice, PaymentSaga payment)
    {
        var isHint = !notice.Verified || notice.Kind is NoticeKind.Changed or NoticeKind.Returned;
        if (isHint && payment.AskAboutOpenOperation() is { } question)
        {
            // No gateway hands on the trace of what it was asked for.
            using var span = Tracing.Continue(Tracing.Resume, ActivityKind.Internal, payment.OpenOperation?.TraceParent);
            await outlet.SendToGatewayAsync(
                gateway, question, SagaIds.ForMessage("resolve-operation", $"{question.OperationId:N}", $"{question.Attempt}", gateway, notice.Key));
        }
        else if (notice.Verified && NoticeFacts.Of(gateway, notice, payment.TeamSlug, payment.PaymentId, payment) is { } fact)
        {
            await outlet.PublishFromWebhookAsync(gateway, fact, IdOf(gateway, notice, fact));
        }
        else
        {
            Log.WebhookSaysNothingNew(logger, gateway, notice.Kind, payment.TeamSlug, payment.PaymentId);
        }
    }

    private static Guid IdOf(string gateway, GatewayNotice notice, IPaymentFact fact) =>
        SagaIds.ForMessage(EventTypes.NameOf(fact.GetType()), fact.TeamSlug, fact.PaymentId, $"webhook/{gateway}/{notice.Key}");
}
