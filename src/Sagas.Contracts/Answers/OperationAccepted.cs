using MassTransit;

namespace Sagas.Contracts;

/// <summary>The gateway took the request and works on it.</summary>
[EntityName("sagas.operation-accepted")]
[MessageUrn("sagas:operation-accepted")]
public sealed record OperationAccepted : IOperationAnswer
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

    /// <summary>The gateway's reference of the request.</summary>
    public string? GatewayReference { get; init; }
}
