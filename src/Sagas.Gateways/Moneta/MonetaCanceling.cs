using Sagas.Contracts;

namespace Sagas.Gateways.Moneta;

/// <summary>Ends what is not completed: an unpaid operation, or a hold. The payment's state decides, so a repeated call does no harm.</summary>
internal sealed class MonetaCanceling(MonetaClient client, MonetaInquiry inquiry)
{
    public async Task<GatewayPreparation> PrepareAsync(GatewayOperation operation, OperationKind kind, long payment, CancellationToken cancellationToken)
    {
        if (operation.Amount != operation.PaymentAmount || operation.ReturnedAmount != 0)
            return Decided(MonetaOutcomes.Refused("MONETA cancels an operation in full only."));

        var details = await inquiry.DetailsAsync(payment, cancellationToken);
        if (details.Operation is { } known)
            return new GatewayPreparation { Decided = MonetaOutcomes.BeforeSending(operation, kind, known) };

        return Decided(details.IsNotFound
            ? MonetaOutcomes.Refused($"MONETA does not know operation {payment}.")
            : new GatewayOutcome.NotSent { Code = details.Code, Message = details.Trouble, RetryAfter = details.RetryAfter });
    }

    public async Task<GatewayOutcome> ExecuteAsync(GatewayOperation operation, OperationKind kind, long payment, CancellationToken cancellationToken) =>
        await client.MoveAsync(operation, "CancelTransaction", client.Envelope.Cancel(payment), cancellationToken) switch
        {
            MonetaAnswer.Response response when MonetaIds.Parse(MonetaJson.Text(response.Body, "transactionId")) == payment =>
                MonetaOutcomes.OfCanceling(
                    operation, kind, ForeignText.Clean(MonetaJson.Text(response.Body, "operationStatus"), ForeignText.LongestCode)),
            MonetaAnswer.NotSent unsent => new GatewayOutcome.NotSent { Message = unsent.Message, RetryAfter = unsent.RetryAfter },
            MonetaAnswer.Refused { Fault: { Meaning: FaultMeaning.TryLater } fault } => new GatewayOutcome.NotSent { Code = fault.Code, Message = fault.Text },
            MonetaAnswer.Refused { Fault: { Meaning: not FaultMeaning.Uncertain } fault } => await ReadBackAsync(operation, kind, payment, fault, cancellationToken),
            var other => new GatewayOutcome.Unknown { Code = other.Trouble.Code, Message = other.Trouble.Message },
        };

    public async Task<GatewayOutcome> ResolveAsync(GatewayOperation operation, long payment, CancellationToken cancellationToken)
    {
        var details = await inquiry.DetailsAsync(payment, cancellationToken);
        return details.Operation is { } known
            ? MonetaOutcomes.OfPayment(operation, known)
            : new GatewayOutcome.Unknown { Code = details.Code, Message = details.Trouble };
    }

    private static GatewayPreparation Decided(GatewayOutcome outcome) => new() { Decided = outcome };

    private async Task<GatewayOutcome> ReadBackAsync(
        GatewayOperation operation, OperationKind kind, long payment, MonetaFault fault, CancellationToken cancellationToken)
    {
        var details = await inquiry.DetailsAsync(payment, cancellationToken);
        return details.Operation is { } known
            ? MonetaOutcomes.OfRefusedCanceling(operation, kind, fault, known)
            : new GatewayOutcome.Unknown { Code = fault.Code, Message = $"Refused ({fault.Text}), and the payment could not be read: {details.Trouble}" };
    }
}
