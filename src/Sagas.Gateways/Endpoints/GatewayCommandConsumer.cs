using MassTransit;
using Microsoft.Extensions.Logging;
using Sagas.Contracts;

namespace Sagas.Gateways;

/// <summary>The queue of one instance: every command ends in exactly one answer to the saga.</summary>
internal sealed class GatewayCommandConsumer(
    GatewayRegistration gateway,
    GatewayExecutor executor,
    GatewayResolver resolver,
    GatewayTelemetry telemetry,
    AnswerSender answers,
    ILogger<GatewayCommandConsumer> logger)
    : IConsumer<CancelSession>, IConsumer<ReverseAuthorization>, IConsumer<RefundPayment>, IConsumer<ResolveOperation>
{
    public Task Consume(ConsumeContext<CancelSession> context) => WhileDeliveredAsync(context, () => ExecuteAsync(context, OperationKind.Cancel));

    public Task Consume(ConsumeContext<ReverseAuthorization> context) => WhileDeliveredAsync(context, () => ExecuteAsync(context, OperationKind.Reverse));

    public Task Consume(ConsumeContext<RefundPayment> context) => WhileDeliveredAsync(context, () => ExecuteAsync(context, OperationKind.Refund));

    public Task Consume(ConsumeContext<ResolveOperation> context) => WhileDeliveredAsync(context, () => ResolveAsync(context));

    private async Task ResolveAsync(ConsumeContext<ResolveOperation> context)
    {
        var operation = context.Message.ToOperation(context.Message.Kind);
        var commandId = context.MessageId
            ?? throw new InvalidOperationException($"The question about operation {operation.OperationId} has no message id.");
        var outcome = Misrouted(operation) ?? await resolver.ResolveAsync(gateway, operation, context.CancellationToken);
        await AnswerAsync(context, operation, outcome, OperationAnswers.IdOfResolved(commandId, outcome));
    }

    // Whatever in a closing transport does not end by itself is left behind: one consumer that stays keeps its endpoint from ever coming back.
    // MassTransit takes a cancellation for a failure of the consumer unless it bears the delivery's own token.
    private async Task WhileDeliveredAsync(ConsumeContext context, Func<Task> work)
    {
        var working = work();
        try
        {
            await working.WaitAsync(context.CancellationToken);
        }
        catch (OperationCanceledException exception)
            when (context.CancellationToken.IsCancellationRequested && exception.CancellationToken != context.CancellationToken)
        {
            throw new OperationCanceledException("The delivery ended while its command was worked on.", exception, context.CancellationToken);
        }
        finally
        {
            if (!working.IsCompleted)
            {
                _ = working.ContinueWith(
                    left => logger.LeftBehind(left.Exception?.InnerException?.GetType().Name),
                    CancellationToken.None,
                    TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
                    TaskScheduler.Default);
            }
        }
    }

    private async Task ExecuteAsync<T>(ConsumeContext<T> context, OperationKind kind)
        where T : class, IGatewayCommand
    {
        var operation = context.Message.ToOperation(kind);
        var outcome = Misrouted(operation) ?? await executor.ExecuteAsync(gateway, operation, context.CancellationToken);
        await AnswerAsync(context, operation, outcome, OperationAnswers.IdOfExecuted(operation, outcome));
    }

    private async Task AnswerAsync(ConsumeContext context, GatewayOperation operation, GatewayOutcome outcome, Guid messageId)
    {
        await answers.SendAsync(context, operation, outcome, messageId);
        telemetry.Answered(gateway.Name, OperationMapping.KindName(operation.Kind), OutcomeRules.NameOf(outcome));
    }

    // Another instance's payment must never be looked for, let alone returned, here.
    private GatewayOutcome.Rejected? Misrouted(GatewayOperation operation)
    {
        if (string.Equals(operation.Gateway, gateway.Name, StringComparison.Ordinal))
            return null;

        logger.Misrouted(gateway.Name, operation.Gateway, operation.OperationId);
        return new GatewayOutcome.Rejected(RejectionCause.Refused)
        {
            Message = $"The command is for gateway {operation.Gateway} and came to the queue of {gateway.Name}.",
        };
    }
}
