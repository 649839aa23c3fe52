using MassTransit;

namespace Sagas.Contracts;

/// <summary>Sent, and the answer was lost; only proof leads on.</summary>
[EntityName("sagas.operation-unknown")]
[MessageUrn("sagas:operation-unknown")]
public sealed record OperationUnknown : IOperationAnswer
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
}
