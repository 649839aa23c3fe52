using System.Globalization;
using MassTransit;
using Sagas.Contracts;

namespace Sagas.Gateways;

/// <summary>Outcomes as answers. The same command, delivered again, gives the same answer under the same id.</summary>
internal static class OperationAnswers
{
    public static Guid IdOfExecuted(GatewayOperation operation, GatewayOutcome outcome) => SagaIds.ForMessage(
        "answer",
        operation.OperationId.ToString("D"),
        operation.Attempt.ToString(CultureInfo.InvariantCulture),
        OutcomeRules.NameOf(outcome));

    // The same question may be answered "not yet" first and "never" when it is delivered again: two answers.
    public static Guid IdOfResolved(Guid commandId, GatewayOutcome outcome) => outcome is GatewayOutcome.NotDone { MayArriveUntil: { } until }
        ? SagaIds.ForMessage("answer", commandId.ToString("D"), OutcomeRules.NameOf(outcome), until.UtcDateTime.ToString("O", CultureInfo.InvariantCulture))
        : SagaIds.ForMessage("answer", commandId.ToString("D"), OutcomeRules.NameOf(outcome));

    public static Task SendAsync(
        this ISendEndpoint saga,
        ConsumeContext command,
        GatewayOperation operation,
        GatewayOutcome outcome,
        Guid messageId,
        CancellationToken cancellationToken) => outcome switch
        {
            GatewayOutcome.Succeeded x => saga.SendAsync(command, Answer(operation, x), messageId, cancellationToken),
            GatewayOutcome.Accepted x => saga.SendAsync(command, Answer(operation, x), messageId, cancellationToken),
            GatewayOutcome.Rejected x => saga.SendAsync(command, Answer(operation, x), messageId, cancellationToken),
            GatewayOutcome.NotSent x => saga.SendAsync(command, Answer(operation, x), messageId, cancellationToken),
            GatewayOutcome.Unknown x => saga.SendAsync(command, Answer(operation, x), messageId, cancellationToken),
            GatewayOutcome.NotDone x => saga.SendAsync(command, Answer(operation, x), messageId, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome without an answer"),
        };

    // The token ends MassTransit's own waiting (for a connection, a channel, a confirm). It does not reach the broker client's publish, which
    // must not be cancelled half-way because that confuses its confirms.
    private static Task SendAsync<T>(this ISendEndpoint saga, ConsumeContext command, T answer, Guid messageId, CancellationToken cancellationToken)
        where T : class, IOperationAnswer => saga.Send(
            answer,
            context =>
            {
                context.TransferConsumeContextHeaders(command);
                context.MessageId = messageId;
                context.CorrelationId = SagaIds.ForPayment(answer.TeamSlug, answer.PaymentId);
            },
            cancellationToken);

    private static OperationSucceeded Answer(GatewayOperation operation, GatewayOutcome.Succeeded outcome) => new()
    {
        TeamSlug = operation.TeamSlug,
        PaymentId = operation.PaymentId,
        Gateway = operation.Gateway,
        OperationId = operation.OperationId,
        Attempt = operation.Attempt,
        Code = outcome.Code,
        Message = outcome.Message,
        Status = outcome.Status,
        Amount = outcome.Amount,
        GatewayReference = outcome.Reference,
        External = outcome.External,
        Items = outcome.Items,
    };

    private static OperationAccepted Answer(GatewayOperation operation, GatewayOutcome.Accepted outcome) => new()
    {
        TeamSlug = operation.TeamSlug,
        PaymentId = operation.PaymentId,
        Gateway = operation.Gateway,
        OperationId = operation.OperationId,
        Attempt = operation.Attempt,
        Code = outcome.Code,
        Message = outcome.Message,
        GatewayReference = outcome.Reference,
    };

    private static OperationRejected Answer(GatewayOperation operation, GatewayOutcome.Rejected outcome) => new()
    {
        TeamSlug = operation.TeamSlug,
        PaymentId = operation.PaymentId,
        Gateway = operation.Gateway,
        OperationId = operation.OperationId,
        Attempt = operation.Attempt,
        Code = outcome.Code,
        Message = outcome.Message,
        Cause = outcome.Cause,
        GatewayStatus = outcome.GatewayStatus,
        GatewayAmount = outcome.GatewayAmount,
    };

    private static OperationNotSent Answer(GatewayOperation operation, GatewayOutcome.NotSent outcome) => new()
    {
        TeamSlug = operation.TeamSlug,
        PaymentId = operation.PaymentId,
        Gateway = operation.Gateway,
        OperationId = operation.OperationId,
        Attempt = operation.Attempt,
        Code = outcome.Code,
        Message = outcome.Message,
        RetryAfter = outcome.RetryAfter,
    };

    private static OperationUnknown Answer(GatewayOperation operation, GatewayOutcome.Unknown outcome) => new()
    {
        TeamSlug = operation.TeamSlug,
        PaymentId = operation.PaymentId,
        Gateway = operation.Gateway,
        OperationId = operation.OperationId,
        Attempt = operation.Attempt,
        Code = outcome.Code,
        Message = outcome.Message,
    };

    private static OperationNotDone Answer(GatewayOperation operation, GatewayOutcome.NotDone outcome) => new()
    {
        TeamSlug = operation.TeamSlug,
        PaymentId = operation.PaymentId,
        Gateway = operation.Gateway,
        OperationId = operation.OperationId,
        Attempt = operation.Attempt,
        Code = outcome.Code,
        Message = outcome.Message,
        GatewayStatus = outcome.GatewayStatus,
        GatewayAmount = outcome.GatewayAmount,
        NeverSent = outcome.NeverSent,
        MayArriveUntil = outcome.MayArriveUntil,
    };
}
