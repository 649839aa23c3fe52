using MassTransit;

namespace Sagas.Payments;

/// <summary>
/// The saga's own clock. Made by the poller from a due row with id
/// <c>SagaIds.ForMessage("timer", sagaId, dueAt, action)</c>; the saga ignores it unless <see cref="DueAt"/> is still the row's.
/// </summary>
[EntityName("sagas.payment-timer-due")]
[MessageUrn("sagas:payment-timer-due")]
public sealed record PaymentTimerDue
{
    public required Guid SagaId { get; init; }

    /// <summary>The row's <see cref="PaymentSaga.DueAt"/> when the timer was made; microseconds, as the database keeps it.</summary>
    public required DateTimeOffset DueAt { get; init; }

    public required DueAction Action { get; init; }
}
