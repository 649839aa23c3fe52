using System.Diagnostics;
using System.Text.Json;
using MassTransit;
using MassTransit.Serialization;
using Sagas.Contracts;

namespace Sagas.Storage;

/// <summary>A merchant's request as an outbox row for the saga's queue.</summary>
internal static class CancelMessage
{
    private static readonly string Urn = MessageUrn.ForTypeString<CancelPayment>();

    public static OutboxRow Create(CancelPayment message, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        var sagaId = SagaIds.ForPayment(message.TeamSlug, message.PaymentId);
        var envelope = new JsonMessageEnvelope
        {
            MessageId = id.ToString("D"),
            ConversationId = id.ToString("D"),
            DestinationAddress = WellKnownEndpoints.SagaAddress.ToString(),
            MessageType = [Urn],
            Message = message,
            SentTime = now.UtcDateTime,
        };
        return new OutboxRow
        {
            Id = id,
            SagaId = sagaId,
            ConversationId = id,
            Destination = WellKnownEndpoints.SagaAddress,
            MessageTypes = Urn,
            ContentType = SystemTextJsonMessageSerializer.JsonContentType.ToString(),
            Body = JsonSerializer.Serialize(envelope, SystemTextJsonMessageSerializer.Options),
            SentAt = now,
            TraceParent = Activity.Current?.Id,
            TraceState = Activity.Current?.TraceStateString,
        };
    }
}
