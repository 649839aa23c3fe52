using Sagas.Contracts;

namespace Sagas.Gateways.EasyCredit;

/// <summary>Whether an unpaid payment may be cancelled, by what commercetools and easyCredit say just now. Changes nothing.</summary>
internal sealed class EasyCreditChecks(CommercetoolsApi shop, EasyCreditApi credit)
{
    /// <summary>What is found: a payment that may be cancelled (or was), a no, or trouble.</summary>
    /// <param name="Payment">Set when nothing speaks against it.</param>
    /// <param name="No">The payment cannot be cancelled.</param>
    /// <param name="Trouble">Something could not be read.</param>
    public sealed record Found(CommercetoolsPayment? Payment, GatewayOutcome.Rejected? No, Trouble? Trouble);

    public async Task<Found> LookAsync(string paymentId, CancellationToken cancellationToken)
    {
        var read = await shop.PaymentAsync(paymentId, cancellationToken);
        if (read.Value is not { } payment)
            return new Found(null, null, read.Trouble);
        if (!payment.IsEasyCredit)
            return No(RejectionCause.Refused, EasyCreditCodes.InvalidPaymentMethod, "The commercetools payment is not one of easyCredit.");

        // What an earlier attempt failed is as good as open: the rest may still be to do.
        var concerned = payment.Open is { Count: > 0 } open ? open : payment.Failed;
        if (concerned.Count == 0)
            return await LookAtPaidAsync(payment, cancellationToken);

        return await WhyNotAsync(concerned, cancellationToken) switch
        {
            { No: null, Trouble: null } => new Found(payment, null, null),
            var not => not,
        };
    }

    /// <summary>easyCredit has the last word: what it has authorised is not cancelled.</summary>
    public async Task<Found> WhyNotAsync(IEnumerable<CommercetoolsPayment.Authorization> concerned, CancellationToken cancellationToken)
    {
        foreach (var technicalId in concerned.Select(authorization => authorization.InteractionId).Distinct(StringComparer.Ordinal))
        {
            var read = await credit.TransactionAsync(technicalId, cancellationToken);
            if (read.Value is not { } transaction)
                return new Found(null, null, read.Trouble);

            switch (EasyCreditWords.OfPayment(transaction.Status))
            {
                case PaymentStatus.Authorized:
                    return Authorized(EasyCreditCodes.TransactionIsAuthorized, transaction);
                case null:
                    return new Found(null, null, new Trouble(TroubleKind.Lost, "easyCredit's status is a word that this version does not know."));
                default:
                    continue;
            }
        }

        return new Found(null, null, null);
    }

    // commercetools shows no authorisation that could be cancelled; that it is paid is easyCredit's to say.
    private async Task<Found> LookAtPaidAsync(CommercetoolsPayment payment, CancellationToken cancellationToken)
    {
        if (payment.Authorizations is [.., var last])
        {
            var read = await credit.TransactionAsync(last.InteractionId, cancellationToken);
            if (read.Value is not { } transaction)
                return new Found(null, null, read.Trouble);
            if (EasyCreditWords.OfPayment(transaction.Status) == PaymentStatus.Authorized)
                return Authorized(EasyCreditCodes.InvalidPaymentTransaction, transaction);
        }

        return No(
            RejectionCause.Refused,
            EasyCreditCodes.InvalidPaymentTransaction,
            "The commercetools payment has no authorisation that is Initial or Pending and names an easyCredit transaction.");
    }

    private static Found Authorized(string code, EasyCreditTransaction transaction) => new(null, new GatewayOutcome.Rejected(RejectionCause.PaymentMovedOn)
    {
        Code = code,
        Message = "easyCredit has authorised the transaction.",
        GatewayStatus = PaymentStatus.Authorized,
        GatewayAmount = transaction.OrderValue,
    }, null);

    private static Found No(RejectionCause cause, string code, string message) =>
        new(null, new GatewayOutcome.Rejected(cause) { Code = code, Message = message }, null);
}
