namespace Sagas.Gateways.Moneta;

/// <summary>The refunds of ours that the gateway shows for a payment.</summary>
/// <param name="Own">Those that carry the operation's own label.</param>
/// <param name="Earlier">Those of operations decided before it.</param>
internal sealed record MonetaRefundHistory(IReadOnlyList<MonetaOperation> Own, IReadOnlyList<MonetaOperation> Earlier)
{
    public bool IsEmpty => Own.Count == 0 && Earlier.Count == 0;

    /// <summary>Money that went back and is not in the saga's row yet: an earlier operation was given up and paid after all.</summary>
    public GatewayOutcome? WentBackUnnoticed(GatewayOperation operation)
    {
        var done = Earlier.Where(refund => MonetaStatus.Read(refund.Status) == Progress.Done).ToList();
        if (MonetaOutcomes.ReturnedBy(done, operation.Currency) is not { } returned)
            return MonetaOutcomes.Refused("The amount of an earlier refund cannot be read; look in the back office what went back, and record it.");

        var unnoticed = returned - operation.ReturnedAmount;
        return unnoticed <= 0
            ? null
            : new GatewayOutcome.Succeeded(MonetaOutcomes.AfterReturning(operation, unnoticed), unnoticed)
            {
                External = true,
                Reference = string.Join(",", done.Select(refund => refund.Id)),
                Message = "An earlier refund of this payment was paid after all.",
            };
    }

    /// <summary>An earlier refund may still be paid: another one has to wait for it.</summary>
    public GatewayOutcome? StillOpen() =>
        Earlier.Select(refund => (refund, progress: MonetaStatus.Read(refund.Status)))
            .Where(x => x.progress is not (Progress.Done or Progress.Canceled))
            .OrderByDescending(x => x.progress is Progress.Frozen)
            .Select(x => x.progress is Progress.Frozen or Progress.Unrecognised
                ? (GatewayOutcome)MonetaOutcomes.HeldRefund(x.refund)
                : new GatewayOutcome.NotSent { Code = x.refund.Status, Message = $"The earlier refund {x.refund.Id} is {x.refund.Status}: it has to finish first." })
            .FirstOrDefault();
}
