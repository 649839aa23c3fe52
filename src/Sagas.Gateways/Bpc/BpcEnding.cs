using Sagas.Contracts;

namespace Sagas.Gateways.Bpc;

/// <summary>Ends what is not captured: sessions expire, payments are cancelled. Both are harmless to repeat.</summary>
internal sealed class BpcEnding(BpcOptions options, BpcClient client)
{
    private const string Sessions = "sessions";
    private const string Payments = "payments";

    public async Task<GatewayOutcome> ExpireAsync(GatewayOperation operation, string sessionId, CancellationToken cancellationToken)
    {
        var answer = await client.PostAsync(operation, options.Address(Sessions, sessionId, "expire"), null, cancellationToken);
        if (answer is BpcAnswer.Found found)
        {
            return BpcSession.Read(found.Body) is { Status: BpcStatus.Expired } session && session.Id == sessionId
                ? BpcOutcomes.Ended(operation)
                : new GatewayOutcome.Unknown { Message = $"The gateway answered, and the session is not shown as {BpcStatus.Expired}." };
        }

        return answer is BpcAnswer.Refused { IsAboutTheKey: false } refused
            ? await JudgeAsync(operation, refused, token => ReadSessionAsync(sessionId, token), cancellationToken)
            : BpcOutcomes.OfSilence(answer);
    }

    public async Task<GatewayOutcome> CancelAsync(GatewayOperation operation, string paymentId, CancellationToken cancellationToken)
    {
        if (operation.Amount != operation.PaymentAmount - operation.ReturnedAmount)
            return BpcOutcomes.Refused("The gateway releases a hold in full only; release the rest in its back office.");

        var answer = await client.PostAsync(operation, options.Address(Payments, paymentId, "cancel"), null, cancellationToken);
        if (answer is BpcAnswer.Found found)
        {
            return BpcPayment.Read(found.Body) is { Status: BpcStatus.Canceled } payment && payment.Id == paymentId
                ? BpcOutcomes.Ended(operation)
                : new GatewayOutcome.Unknown { Message = $"The gateway answered, and the payment is not shown as {BpcStatus.Canceled}." };
        }

        return answer is BpcAnswer.Refused { IsAboutTheKey: false } refused
            ? await JudgeAsync(operation, refused, token => ReadPaymentAsync(paymentId, token), cancellationToken)
            : BpcOutcomes.OfSilence(answer);
    }

    public async Task<GatewayOutcome> ResolveSessionAsync(GatewayOperation operation, string sessionId, CancellationToken cancellationToken)
    {
        var standing = await ReadSessionAsync(sessionId, cancellationToken);
        return BpcOutcomes.OfStanding(operation, standing);
    }

    public async Task<GatewayOutcome> ResolvePaymentAsync(GatewayOperation operation, string paymentId, CancellationToken cancellationToken)
    {
        var standing = await ReadPaymentAsync(paymentId, cancellationToken);
        return BpcOutcomes.OfStanding(operation, standing);
    }

    /// <summary>The gateway said no, in words that are not published: where the payment stands decides what that means.</summary>
    private static async Task<GatewayOutcome> JudgeAsync(
        GatewayOperation operation, BpcAnswer.Refused refused, Func<CancellationToken, Task<BpcStanding>> read, CancellationToken cancellationToken) =>
        BpcOutcomes.OfRefusal(operation, refused, await read(cancellationToken));

    private async Task<BpcStanding> ReadSessionAsync(string sessionId, CancellationToken cancellationToken)
    {
        var answer = await client.GetAsync(options.Address(Sessions, sessionId), cancellationToken);
        return answer is BpcAnswer.Found found && BpcSession.Read(found.Body) is { } session && session.Id == sessionId
            ? new BpcStanding(session.Status, BpcStatus.Of(session), session.Status == BpcStatus.Expired, session.Amount)
            : new BpcStanding(answer.Trouble);
    }

    private async Task<BpcStanding> ReadPaymentAsync(string paymentId, CancellationToken cancellationToken)
    {
        var answer = await client.GetAsync(options.Address(Payments, paymentId), cancellationToken);
        return answer is BpcAnswer.Found found && BpcPayment.Read(found.Body) is { } payment && payment.Id == paymentId
            ? new BpcStanding(payment.Status, BpcStatus.Of(payment), payment.Status == BpcStatus.Canceled, payment.Received > 0 ? payment.Received : payment.Amount)
            : new BpcStanding(answer.Trouble);
    }
}

/// <summary>Where a session or payment stands.</summary>
/// <param name="Word">The gateway's word, or why it could not be read.</param>
/// <param name="Status">Ours, while it lives.</param>
/// <param name="Ended">Expired or cancelled.</param>
/// <param name="Amount">In minor units.</param>
internal sealed record BpcStanding(string Word, PaymentStatus? Status = null, bool Ended = false, long? Amount = null);
