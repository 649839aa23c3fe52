using Sagas.Contracts;

namespace Sagas.Gateways.Moneta;

/// <summary>
/// Returns taken money. The gateway takes the same refund as often as it is sent, so each operation carries its own label
/// (<c>clientTransaction</c>, the operation's id, the same for all its attempts), and is looked for under it before every sending.
/// </summary>
internal sealed class MonetaRefunding(MonetaOptions options, MonetaClient client, MonetaInquiry inquiry)
{
    public async Task<GatewayPreparation> PrepareAsync(GatewayOperation operation, long payment, CancellationToken cancellationToken)
    {
        if (MajorUnits.ToText(operation.Amount, operation.Currency) is null)
            return Decided(NoAmount(operation));
        if (MonetaOrdinals.Before(operation) is not { } labels)
            return Decided(MonetaOutcomes.Refused($"More than {MonetaOrdinals.Most} operations were decided for this payment; go on by hand."));

        var (history, trouble) = await HistoryAsync(operation, payment, labels, cancellationToken);
        if (history is null)
            return Decided(trouble!);
        if (history.Own.Count > 0)
            return Decided(MonetaOutcomes.OfRefunds(operation, history.Own));

        // Read after the lists: a refund that shows up in between stands in the details as a child.
        var details = await inquiry.DetailsAsync(payment, cancellationToken);
        if (details.Operation is not { } known)
        {
            return Decided(details.IsNotFound
                ? MonetaOutcomes.Refused($"MONETA does not know operation {payment}.")
                : new GatewayOutcome.NotSent { Code = details.Code, Message = details.Trouble, RetryAfter = details.RetryAfter });
        }

        return (history.WentBackUnnoticed(operation) ?? history.StillOpen() ?? MonetaOutcomes.BeforeSending(operation, OperationKind.Refund, known)
            ?? WhoseChildren(operation, history, known)) is { } decided
                ? Decided(decided)
                : new GatewayPreparation { Snapshot = new MonetaSnapshot(known.Status, known.HasChildren).Write() };
    }

    public async Task<GatewayOutcome> ExecuteAsync(GatewayOperation operation, long payment, CancellationToken cancellationToken)
    {
        // Without an amount the gateway would return everything.
        if (MajorUnits.ToText(operation.Amount, operation.Currency) is not { } amount)
            return NoAmount(operation);

        return await client.MoveAsync(operation, "Refund", client.Envelope.Refund(payment, amount, operation.OperationId), cancellationToken) switch
        {
            MonetaAnswer.Response response => OfResponse(operation, payment, MonetaOperation.Read(response.Body)),
            MonetaAnswer.NotSent unsent => new GatewayOutcome.NotSent { Message = unsent.Message, RetryAfter = unsent.RetryAfter },
            MonetaAnswer.Refused { Fault: { Meaning: FaultMeaning.TryLater } fault } => new GatewayOutcome.NotSent { Code = fault.Code, Message = fault.Text },
            MonetaAnswer.Refused { Fault: { Meaning: not FaultMeaning.Uncertain } fault } => await ReadBackAsync(operation, payment, fault, cancellationToken),
            var other => Unknown(other.Trouble.Message, other.Trouble.Code),
        };
    }

    public async Task<GatewayOutcome> ResolveAsync(GatewayOperation operation, long payment, CancellationToken cancellationToken)
    {
        var own = await OwnAsync(operation.OperationId, payment, cancellationToken);
        if (own.Operations is not { } refunds)
            return Unknown(own.Trouble, own.Code);
        if (refunds.Count > 0)
            return MonetaOutcomes.OfRefunds(operation, refunds);

        var details = await inquiry.DetailsAsync(payment, cancellationToken);
        return details.Operation is { } known
            ? MonetaOutcomes.OfMissingRefund(operation, known)
            : Unknown(details.Trouble, details.Code);
    }

    private static GatewayPreparation Decided(GatewayOutcome outcome) => new() { Decided = outcome };

    private static GatewayOutcome.Rejected NoAmount(GatewayOperation operation) =>
        MonetaOutcomes.Refused($"{operation.Currency} is no currency that MONETA can be told an amount of.");

    private static GatewayOutcome.Unknown Unknown(string? message, string? code = null) => new() { Code = code, Message = message };

    private static GatewayOutcome OfResponse(GatewayOperation operation, long payment, MonetaOperation refund) =>
        refund.IsRefundOf(payment, operation.OperationId)
            ? MonetaOutcomes.OfRefunds(operation, [refund])
            : Unknown("The answer is not the refund that was asked for.", refund.Status);

    // The answer was a no, and nothing carries the label: so it was one. All else is left to later questions.
    private async Task<GatewayOutcome> ReadBackAsync(GatewayOperation operation, long payment, MonetaFault fault, CancellationToken cancellationToken)
    {
        var own = await OwnAsync(operation.OperationId, payment, cancellationToken);
        return own.Operations switch
        {
            null => Unknown($"Refused ({fault.Text}), and the refund could not be looked for: {own.Trouble}", fault.Code),
            { Count: > 0 } refunds => MonetaOutcomes.OfRefunds(operation, refunds),
            _ => MonetaOutcomes.Refused($"MONETA refused the refund: {fault.Text}") with { Code = fault.Code },
        };
    }

    private GatewayOutcome.Rejected? WhoseChildren(GatewayOperation operation, MonetaRefundHistory history, MonetaOperation payment) =>
        payment.HasChildren is true && history.IsEmpty && operation.ReturnedAmount == 0 && !options.IgnoreOtherChildren
            ? MonetaOutcomes.Refused(
                $"Other operations hang on {payment.Id} that are not refunds of this service. Look in the back office whether money was returned: record "
                + "what was (manual-refund), return the rest there. If they are no refunds, IgnoreOtherChildren says so for all payments.")
            : null;

    private async Task<(MonetaRefundHistory? History, GatewayOutcome.NotSent? Trouble)> HistoryAsync(
        GatewayOperation operation, long payment, IReadOnlyList<Guid> labels, CancellationToken cancellationToken)
    {
        var earlier = new List<MonetaOperation>();
        foreach (var label in labels)
        {
            var listing = await OwnAsync(label, payment, cancellationToken);
            if (listing.Operations is not { } refunds)
                return (null, NotReadable(listing));
            earlier.AddRange(refunds);
        }

        var own = await OwnAsync(operation.OperationId, payment, cancellationToken);
        return own.Operations is { } found ? (new MonetaRefundHistory(found, earlier), null) : (null, NotReadable(own));
    }

    private static GatewayOutcome.NotSent NotReadable(MonetaInquiry.Listing listing) =>
        new() { Code = listing.Code, Message = listing.Trouble, RetryAfter = listing.RetryAfter };

    // What carries our label and is not the refund of this payment contradicts the label: nobody can say "nothing happened" then.
    private async Task<MonetaInquiry.Listing> OwnAsync(Guid label, long payment, CancellationToken cancellationToken)
    {
        var listing = await inquiry.LabelledAsync(label, cancellationToken);
        return listing.Operations is { } rows && !rows.All(row => row.IsRefundOf(payment, label))
            ? new MonetaInquiry.Listing(null, "An operation carries the refund's label and is not a refund of this payment.")
            : listing;
    }
}
