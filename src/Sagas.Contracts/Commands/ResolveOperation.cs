using MassTransit;

namespace Sagas.Contracts;

/// <summary>Ask the gateway what became of an operation, or of the payment when no kind is given. Moves no money.</summary>
[EntityName("sagas.resolve-operation")]
[MessageUrn("sagas:resolve-operation")]
public sealed record ResolveOperation : IGatewayCommand
{
    /// <inheritdoc />
    public required string TeamSlug { get; init; }

    /// <inheritdoc />
    public required string PaymentId { get; init; }

    /// <inheritdoc />
    public required string Gateway { get; init; }

    /// <inheritdoc />
    public required Guid OperationId { get; init; }

    /// <inheritdoc />
    public required int Attempt { get; init; }

    /// <inheritdoc />
    public string? OrderId { get; init; }

    /// <inheritdoc />
    public string? GatewayPaymentId { get; init; }

    /// <inheritdoc />
    public string? GatewaySessionId { get; init; }

    /// <inheritdoc />
    public required long Amount { get; init; }

    /// <inheritdoc />
    public required long PaymentAmount { get; init; }

    /// <inheritdoc />
    public required long ReturnedAmount { get; init; }

    /// <inheritdoc />
    public required string Currency { get; init; }

    /// <inheritdoc />
    public string? Reason { get; init; }

    /// <inheritdoc />
    public IReadOnlyList<PaymentItem>? Items { get; init; }

    /// <inheritdoc />
    public ItemScope? Scope { get; init; }

    /// <summary>The operation's kind; absent when only the payment's status is asked for.</summary>
    public OperationKind? Kind { get; init; }
}
