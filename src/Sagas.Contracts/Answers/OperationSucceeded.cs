using MassTransit;

namespace Sagas.Contracts;

/// <summary>The money moved (or the session ended): proof from the gateway.</summary>
[EntityName("sagas.operation-succeeded")]
[MessageUrn("sagas:operation-succeeded")]
public sealed record OperationSucceeded : IOperationAnswer
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

    /// <summary>The payment's status as the gateway reports it.</summary>
    public required PaymentStatus Status { get; init; }

    /// <summary>What went back, in minor units.</summary>
    public required long Amount { get; init; }

    /// <summary>The gateway's reference of the movement.</summary>
    public string? GatewayReference { get; init; }

    /// <summary>Somebody else had given the money back before; nothing moved now.</summary>
    public bool External { get; init; }

    /// <summary>
    /// From gateways that know items: the items that the operation turned out to be about, each with what is to go back of it in all.
    /// What moved now is <see cref="Amount"/> alone; an item may have gone back before, or wait until the gateway can return it.
    /// </summary>
    public IReadOnlyList<PaymentItem>? Items { get; init; }
}
