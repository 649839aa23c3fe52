using Sagas.Contracts;

namespace Sagas.Gateways.EasyCredit;

/// <summary>
/// Gives money back through the merchant interface: by the same call before delivery was reported (the order is given up) and after it. The
/// call is only taken in; whether it was booked is asked for afterwards, by our booking id.
/// </summary>
internal sealed class EasyCreditRefunds(CommercetoolsApi shop, EasyCreditApi credit)
{
    public async Task<GatewayPreparation> PrepareAsync(GatewayOperation operation, CancellationToken cancellationToken)
    {
        if (!string.Equals(operation.Currency, Euro.Code, StringComparison.Ordinal))
            return Decided(new GatewayOutcome.Rejected(RejectionCause.Refused) { Message = $"easyCredit takes euro only, and this payment is in {operation.Currency}." });

        var id = await TransactionIdAsync(operation, cancellationToken);
        if (id.Value is not { } transactionId)
            return Decided(id.Trouble!.BeforeCall());

        var read = await credit.BookingsAsync(transactionId, cancellationToken);
        if (read.Value is not { } bookings)
            return Decided(read.Trouble!.BeforeCall());
        return EasyCreditOutcomes.BeforeCall(operation, bookings) is { } decided
            ? Decided(decided)
            : new GatewayPreparation { Snapshot = transactionId };
    }

    public async Task<GatewayOutcome> ExecuteAsync(GatewayOperation operation, CancellationToken cancellationToken)
    {
        var transactionId = operation.Snapshot
            ?? throw new InvalidOperationException($"Operation {operation.OperationId} was not prepared.");
        var trouble = await credit.RefundAsync(operation, transactionId, EasyCreditOutcomes.BookingId(operation), cancellationToken);
        return trouble is null ? new GatewayOutcome.Accepted() : trouble.OfCall();
    }

    public async Task<GatewayOutcome> ResolveAsync(GatewayOperation operation, CancellationToken cancellationToken)
    {
        var id = operation.Snapshot is { } known ? known : await TransactionIdAsync(operation, cancellationToken);
        if (id.Value is not { } transactionId)
            return id.Trouble!.InDoubt();

        var read = await credit.BookingsAsync(transactionId, cancellationToken);
        return read.Value is { } bookings ? EasyCreditOutcomes.OfInquiry(operation, bookings) : read.Trouble!.InDoubt();
    }

    /// <summary>Where the payment stands, when nothing was sent.</summary>
    public async Task<GatewayOutcome> StatusAsync(GatewayOperation operation, CancellationToken cancellationToken)
    {
        var ids = EasyCreditIds.Of(operation);
        if (ids.Transaction is { } transactionId)
            return await StatusAsync(operation, transactionId, cancellationToken);
        if (ids.Commercetools is not { } paymentId)
            return Nameless.InDoubt();

        var read = await shop.PaymentAsync(paymentId, cancellationToken);
        if (read.Value is not { } payment)
            return read.Trouble!.InDoubt();
        if (Chosen(payment) is not { } authorization)
            return new GatewayOutcome.NotDone { GatewayStatus = PaymentStatus.New, GatewayAmount = payment.Planned };

        var transaction = await credit.TransactionAsync(authorization.InteractionId, cancellationToken);
        return transaction.Value switch
        {
            null => transaction.Trouble!.InDoubt(),
            { TransactionId: { } decided } known when EasyCreditWords.OfPayment(known.Status) == PaymentStatus.Authorized =>
                await StatusAsync(operation, decided, cancellationToken),
            { } known when EasyCreditWords.OfPayment(known.Status) is { } status =>
                new GatewayOutcome.NotDone { GatewayStatus = status, GatewayAmount = known.OrderValue ?? payment.Planned },
            _ => new GatewayOutcome.Unknown { Message = "easyCredit's status is a word that this version does not know." },
        };
    }

    private static Trouble Nameless { get; } = new(
        TroubleKind.Refused, "Neither easyCredit's transaction id nor the commercetools payment is known; give the money back in easyCredit's back office.");

    private static GatewayPreparation Decided(GatewayOutcome outcome) => new() { Decided = outcome };

    // One that went through, else the last that was tried.
    private static CommercetoolsPayment.Authorization? Chosen(CommercetoolsPayment payment) =>
        payment.Authorizations.LastOrDefault(authorization => authorization is { IsOpen: false, IsFailed: false })
        ?? (payment.Authorizations is [.., var last] ? last : null);

    private async Task<GatewayOutcome> StatusAsync(GatewayOperation operation, string transactionId, CancellationToken cancellationToken)
    {
        var read = await credit.BookingsAsync(transactionId, cancellationToken);
        return read.Value is { } bookings ? EasyCreditOutcomes.OfStatus(operation, bookings) : read.Trouble!.InDoubt();
    }

    // Whoever publishes may know only the shop's side; commercetools knows the technical id, and by that easyCredit tells its six characters.
    private async Task<Reading<string>> TransactionIdAsync(GatewayOperation operation, CancellationToken cancellationToken)
    {
        var ids = EasyCreditIds.Of(operation);
        if (ids.Transaction is { } known)
            return known;
        if (ids.Commercetools is not { } paymentId)
            return Nameless;

        var read = await shop.PaymentAsync(paymentId, cancellationToken);
        if (read.Value is not { } payment)
            return read.Trouble!;
        if (Chosen(payment) is not { } authorization)
            return new Trouble(TroubleKind.Refused, "The commercetools payment names no easyCredit transaction.", EasyCreditCodes.InvalidPaymentTransaction);

        var transaction = await credit.TransactionAsync(authorization.InteractionId, cancellationToken);
        if (transaction.Value is not { } told)
            return transaction.Trouble!;
        return told.TransactionId is { } transactionId
            ? transactionId
            : new Trouble(TroubleKind.NotSent, "easyCredit has not given the transaction its id yet.");
    }
}
