using MassTransit;

namespace Sagas.Contracts;

/// <summary>A final no.</summary>
[EntityName("sagas.operation-rejected")]
[MessageUrn("sagas:operation-rejected")]
public sealed record OperationRejected : IOperationAnswer
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
    public string? Code { get; init; }

    /// <inheritdoc />
    public string? Message { get; init; }

    /// <summary>Which kind of no.</summary>
    public required RejectionCause Cause { get; init; }

    /// <summary>The payment's status at the gateway, when it told.</summary>
    public PaymentStatus? GatewayStatus { get; init; }

    /// <summary>The captured amount at the gateway in minor units, when it told.</summary>
    public long? GatewayAmount { get; init; }
}
