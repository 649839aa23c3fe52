using Microsoft.Extensions.Logging;

namespace Sagas.Gateways;

/// <summary>The one place where an adapter is called: measured, and with every failure turned into an outcome.</summary>
internal sealed class GatewayCaller(TimeProvider time, GatewayTelemetry telemetry, ILogger<GatewayCaller> logger)
{
    /// <summary>What has to be read before the attempt; whatever breaks here, nothing was sent.</summary>
    public async Task<GatewayPreparation> PrepareAsync(GatewayRegistration gateway, GatewayOperation operation, CancellationToken cancellationToken)
    {
        GatewayPreparation? preparation = null;
        var outcome = await GuardAsync("prepare", gateway, operation, async (_, token) =>
        {
            preparation = await gateway.Gateway.PrepareAsync(operation, token);
            return preparation.Decided ?? new GatewayOutcome.Unknown();
        }, cancellationToken);
        return preparation switch
        {
            null => Undecided(outcome),
            // Only a call can have an answer that was lost, and only a question about a call can prove that nothing came of it.
            { Decided: GatewayOutcome.Unknown or GatewayOutcome.NotDone } => Undecided(preparation.Decided),
            _ => preparation,
        };
    }

    public async Task<GatewayOutcome> ExecuteAsync(GatewayRegistration gateway, GatewayOperation operation, CancellationToken cancellationToken)
    {
        var outcome = await CallAsync("execute", gateway, operation, gateway.Gateway.ExecuteAsync, cancellationToken);
        // Only a question can prove that nothing happened; an adapter that claims it of its own call does not know.
        return outcome is GatewayOutcome.NotDone ? AsUnknown(outcome) : outcome;
    }

    public async Task<GatewayOutcome> ResolveAsync(GatewayRegistration gateway, GatewayOperation operation, CancellationToken cancellationToken)
    {
        var outcome = await CallAsync("resolve", gateway, operation, gateway.Gateway.ResolveAsync, cancellationToken);
        // A question that was not sent says nothing about the operation.
        return outcome is GatewayOutcome.NotSent ? AsUnknown(outcome) : outcome;
    }

    private static GatewayPreparation Undecided(GatewayOutcome why) =>
        new() { Decided = new GatewayOutcome.NotSent { Code = why.Code, Message = why.Message } };

    private static GatewayOutcome.Unknown AsUnknown(GatewayOutcome outcome) => new() { Code = outcome.Code, Message = outcome.Message };

    private async Task<GatewayOutcome> CallAsync(
        string call,
        GatewayRegistration gateway,
        GatewayOperation operation,
        Func<GatewayOperation, CancellationToken, Task<GatewayOutcome>> adapter,
        CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var outcome = await GuardAsync(call, gateway, operation, adapter, cancellationToken);
        var name = OutcomeRules.NameOf(outcome);
        telemetry.Called(gateway.Name, call, name, time.GetElapsedTime(started));
        logger.OutcomeKnown(
            gateway.Name, call, OperationMapping.KindName(operation.Kind), operation.OperationId, operation.Attempt, name, outcome.Code);
        return outcome;
    }

    private async Task<GatewayOutcome> GuardAsync(
        string call,
        GatewayRegistration gateway,
        GatewayOperation operation,
        Func<GatewayOperation, CancellationToken, Task<GatewayOutcome>> adapter,
        CancellationToken cancellationToken)
    {
        try
        {
            return await adapter(operation, cancellationToken);
        }
#pragma warning disable CA1031 // The call may have moved money: whatever broke in the adapter, the saga must hear that nobody knows.
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            // Type and place only: an exception's text may hold what was sent.
            var type = exception.GetType().FullName ?? exception.GetType().Name;
            logger.AdapterFailed(gateway.Name, type, call, operation.OperationId, operation.Attempt, exception.StackTrace);
            return new GatewayOutcome.Unknown { Message = $"The adapter failed: {type}." };
        }
    }
}
