using Microsoft.EntityFrameworkCore;

namespace Sagas.Storage;

/// <summary>What came in, what goes out, and which request ids are taken.</summary>
internal static class MessageTables
{
    public static void AddTo(ModelBuilder model)
    {
        // Its unique indexes belong to its partitions.
        TableModel.Add(model, "inbox", table => table
            .Needs<Guid>("saga_id", "message_id")
            .Needs<string>("message", "body_hash")
            .Needs<DateTimeOffset>("consumed_at")
            .NoKey());

        TableModel.Add(model, "outbox", table => table
            .Needs<Guid>("id")
            .May<Guid?>("saga_id", "correlation_id", "conversation_id", "initiator_id", "request_id")
            .Needs<DateTimeOffset>("claimed_until", "sent_at")
            .Needs<string>("destination", "message_types", "content_type", "body")
            .MayJson("json", "headers", "properties")
            .May<string>("source", "response", "fault", "trace_parent", "trace_state")
            .May<DateTimeOffset?>("expires_at")
            .Key("id")
            .Index("outbox_by_claim", unique: false, "claimed_until"));

        TableModel.Add(model, "cancel_request", table => table
            .Needs<string>("team_slug", "external_request_id", "payment_id")
            .Needs<Guid>("saga_id", "message_id")
            .Needs<DateTimeOffset>("requested_at")
            .Key("team_slug", "external_request_id"));
    }
}
