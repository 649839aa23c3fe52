namespace Sagas.Gateways;

/// <summary>
/// When "the gateway shows nothing" is proof: when no call of the attempt can be under way any more and the gateway had time to show it. Where a
/// resend is harmless it is believed at once, with the time until which only that resend is.
/// </summary>
internal sealed class NotDoneRule(AttemptsInFlight inFlight, TimeProvider time)
{
    public GatewayOutcome Apply(GatewayRegistration gateway, GatewayOperation operation, GatewayOutcome told)
    {
        if (told is not GatewayOutcome.NotDone nothing || operation.SentAt is not { } sentAt)
            return told;

        var options = gateway.Options;
        var now = time.GetUtcNow();
        var believedFrom = sentAt + options.SendWindow + options.Timeout + options.GracePeriod;
        if (inFlight.Contains(operation) && believedFrom <= now)
            believedFrom = now + options.GracePeriod;
        if (believedFrom <= now)
            return told;
        return gateway.Gateway.Capabilities.Repeatable.Has(operation.Kind)
            ? nothing with { MayArriveUntil = nothing.MayArriveUntil ?? believedFrom }
            : new GatewayOutcome.Unknown { Code = told.Code, Message = $"The gateway shows nothing; that is believed from {believedFrom:O} on." };
    }
}
