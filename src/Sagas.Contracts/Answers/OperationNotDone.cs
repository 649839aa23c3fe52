using MassTransit;

namespace Sagas.Contracts;

/// <summary>Proof from the gateway that nothing happened and, for this attempt, never will.</summary>
[EntityName("sagas.operation-not-done")]
[MessageUrn("sagas:operation-not-done")]
public sealed record OperationNotDone : IOperationAnswer
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

    /// <summary>The payment's status at the gateway, when it told.</summary>
    public PaymentStatus? GatewayStatus { get; init; }

    /// <summary>The captured amount at the gateway in minor units, when it told.</summary>
    public long? GatewayAmount { get; init; }

    /// <summary>The attempt never left the process and is closed: sending again is as after <see cref="OperationNotSent"/>, for as long as it takes.</summary>
    public bool NeverSent { get; init; }

    /// <summary>
    /// Until then a call of the attempt may still arrive: the same operation may be sent again, another one must wait. <c>null</c>: none is under way.
    /// <see cref="DateTimeOffset.MaxValue"/>: only sending the same operation again could tell whether it was done.
    /// </summary>
    public DateTimeOffset? MayArriveUntil { get; init; }
}
