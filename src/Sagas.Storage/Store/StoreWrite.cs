using Sagas.Gateways;
using Sagas.Payments;

namespace Sagas.Storage;

/// <summary>Something that is written whole or not at all. Many of them share one commit.</summary>
public abstract record StoreWrite
{
    /// <summary>What must not be written twice in one commit; <c>null</c> when there is nothing to collide with.</summary>
    public abstract (Guid Id, int Ordinal)? Key { get; }
}

/// <summary>
/// What one consumed message changes. Without a saga it is only outbox rows (a request accepted by the API).
/// </summary>
public sealed record UnitOfWork : StoreWrite
{
    /// <summary>The saga with its new <see cref="PaymentSaga.Version"/>, <see cref="ExpectedVersion"/> + 1.</summary>
    public PaymentSaga? Saga { get; init; }

    /// <summary>The version the stored row must have; 0 means that there must be no row.</summary>
    public long ExpectedVersion { get; init; }

    /// <summary>The message consumed; written only together with the saga.</summary>
    public InboxKey? Inbox { get; init; }

    /// <summary>See <see cref="LoadedSaga.ConsumedBodyHash"/>.</summary>
    public string BodyHash { get; init; } = "";

    public HistoryRow? History { get; init; }

    public IReadOnlyList<OutboxRow> Outbox { get; init; } = [];

    /// <inheritdoc />
    public override (Guid Id, int Ordinal)? Key => Saga is null ? null : (Saga.CorrelationId, 0);
}

/// <summary>Inserts a row of the gateways' journal unless its key exists.</summary>
public sealed record JournalBegin(JournalEntry Entry) : StoreWrite
{
    /// <inheritdoc />
    public override (Guid Id, int Ordinal)? Key => (Entry.OperationId, Entry.Attempt);
}

/// <summary>Refines the outcome of a journal row by <see cref="OutcomeRules.Refine"/>.</summary>
public sealed record JournalCompletion(Guid OperationId, int Attempt, GatewayOutcome Outcome, DateTimeOffset AnsweredAt) : StoreWrite
{
    /// <inheritdoc />
    public override (Guid Id, int Ordinal)? Key => (OperationId, Attempt);
}

/// <summary>
/// Keeps a merchant's request id and promises its message, unless the id is taken: then neither is written, and the answer is
/// <see cref="WriteOutcome.Duplicate"/> with the request that took it.
/// </summary>
/// <param name="Request">The request.</param>
/// <param name="Message">Its message, whose id is <see cref="CancelRequest.MessageId"/>; <c>null</c> when none is needed.</param>
public sealed record CancelRequestBegin(CancelRequest Request, OutboxRow? Message) : StoreWrite
{
    /// <summary>None: of several with one id in one commit the store writes exactly one, so that a merchant who repeats makes no round trips of its own.</summary>
    public override (Guid Id, int Ordinal)? Key => null;
}

/// <summary>Forgets delivered outbox rows as <see cref="ISagaStore.DeleteDeliveredAsync"/> does, without a commit of its own.</summary>
public sealed record DeliveredRows(IReadOnlyCollection<Guid> Ids) : StoreWrite
{
    /// <inheritdoc />
    public override (Guid Id, int Ordinal)? Key => null;
}
