using System.Text.Json;
using MassTransit;
using MassTransit.Serialization;
using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Storage;

/// <summary>The saga's timer event as an outbox row; every store makes it the same way.</summary>
public static class TimerMessage
{
    private static readonly string Urn = MessageUrn.ForTypeString<PaymentTimerDue>();

    /// <summary>The same for the same saga, time and action, so that a repeated timer is a duplicate.</summary>
    public static Guid IdOf(Guid sagaId, DateTimeOffset dueAt, DueAction action) =>
        SagaIds.ForMessage("timer", sagaId.ToString("D"), dueAt.ToUniversalTime().ToString("O"), action.ToString());

    /// <summary>The row.</summary>
    /// <param name="sagaId">The saga.</param>
    /// <param name="dueAt">The saga's <see cref="PaymentSaga.DueAt"/> as the store keeps it.</param>
    /// <param name="action">The saga's <see cref="PaymentSaga.DueAction"/>.</param>
    /// <param name="now">The store's clock.</param>
    public static OutboxRow Create(Guid sagaId, DateTimeOffset dueAt, DueAction action, DateTimeOffset now)
    {
        var id = IdOf(sagaId, dueAt, action);
        var envelope = new JsonMessageEnvelope
        {
            MessageId = id.ToString("D"),
            CorrelationId = sagaId.ToString("D"),
            ConversationId = id.ToString("D"),
            DestinationAddress = WellKnownEndpoints.SagaAddress.ToString(),
            MessageType = [Urn],
            Message = new PaymentTimerDue { SagaId = sagaId, DueAt = dueAt, Action = action },
            SentTime = now.UtcDateTime,
        };
        return new OutboxRow
        {
            Id = id,
            SagaId = sagaId,
            CorrelationId = sagaId,
            ConversationId = id,
            Destination = WellKnownEndpoints.SagaAddress,
            MessageTypes = Urn,
            ContentType = SystemTextJsonMessageSerializer.JsonContentType.ToString(),
            Body = JsonSerializer.Serialize(envelope, SystemTextJsonMessageSerializer.Options),
            SentAt = now,
        };
    }
}
