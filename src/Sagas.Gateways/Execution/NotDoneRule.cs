namespace Sagas.Gateways;

/// <summary>
/// When "the gateway shows nothing" is proof. Where a resend is harmless it is so at once. Elsewhere the call may still be on its
/// way, so it is believed only when no call of the attempt can be under way any more and the gateway had time to show it.
/// </summary>
internal sealed class NotDoneRule(AttemptsInFlight inFlight, TimeProvider time)
{
    public GatewayOutcome Apply(GatewayRegistration gateway, GatewayOperation operation, GatewayOutcome told)
    {
        if (told is not GatewayOutcome.NotDone || gateway.Gateway.Capabilities.Repeatable.Has(operation.Kind) || operation.SentAt is not { } sentAt)
            return told;

        var options = gateway.Options;
        var believedFrom = sentAt + options.SendWindow + options.Timeout + options.GracePeriod;
        return time.GetUtcNow() >= believedFrom && !inFlight.Contains(operation)
            ? told
            : new GatewayOutcome.Unknown { Code = told.Code, Message = $"The gateway shows nothing; that is believed from {believedFrom:O} on." };
    }
}
