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

    public static Guid IdOfResolved(Guid commandId, GatewayOutcome outcome) =>
        SagaIds.ForMessage("answer", commandId.ToString("D"), OutcomeRules.NameOf(outcome));

    public static Task SendAsync(
        this ISendEndpoint saga, GatewayOperation operation, GatewayOutcome outcome, Guid messageId) => outcome switch
        {
            GatewayOutcome.Succeeded x => saga.SendAsync(Answer(operation, x), messageId),
            GatewayOutcome.Accepted x => saga.SendAsync(Answer(operation, x), messageId),
            GatewayOutcome.Rejected x => saga.SendAsync(Answer(operation, x), messageId),
            GatewayOutcome.NotSent x => saga.SendAsync(Answer(operation, x), messageId),
            GatewayOutcome.Unknown x => saga.SendAsync(Answer(operation, x), messageId),
            GatewayOutcome.NotDone x => saga.SendAsync(Answer(operation, x), messageId),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome without an answer"),
        };

    // No token: a publish that is cancelled half-way confuses the broker client's confirms. A stopped host leaves the command unacknowledged.
    private static Task SendAsync<T>(this ISendEndpoint saga, T answer, Guid messageId)
        where T : class, IOperationAnswer => saga.Send(
            answer,
            context =>
            {
                context.MessageId = messageId;
                context.CorrelationId = SagaIds.ForPayment(answer.TeamSlug, answer.PaymentId);
            });

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
    };
}
