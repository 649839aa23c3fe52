using NpgsqlTypes;

namespace Sagas.Storage;

/// <summary>The row <c>sagas.outbox</c>. The delay is not kept: it is in <c>claimed_until</c>, and over when the row is read.</summary>
internal static class OutboxColumns
{
    public static ColumnSet<OutboxRow> Of { get; } = AddTo(new ColumnSet<OutboxRow>(), row => row);

    public static ColumnSet<TRow> AddTo<TRow>(ColumnSet<TRow> columns, Func<TRow, OutboxRow> message) => columns
        .Add("id", NpgsqlDbType.Uuid, row => message(row).Id)
        .Add("saga_id", NpgsqlDbType.Uuid, row => message(row).SagaId)
        .Add("destination", NpgsqlDbType.Text, row => message(row).Destination.OriginalString)
        .Add("message_types", NpgsqlDbType.Text, row => message(row).MessageTypes)
        .Add("content_type", NpgsqlDbType.Text, row => message(row).ContentType)
        .Add("body", NpgsqlDbType.Text, row => message(row).Body)
        .Add("headers", NpgsqlDbType.Json, row => message(row).Headers)
        .Add("properties", NpgsqlDbType.Json, row => message(row).Properties)
        .Add("correlation_id", NpgsqlDbType.Uuid, row => message(row).CorrelationId)
        .Add("conversation_id", NpgsqlDbType.Uuid, row => message(row).ConversationId)
        .Add("initiator_id", NpgsqlDbType.Uuid, row => message(row).InitiatorId)
        .Add("request_id", NpgsqlDbType.Uuid, row => message(row).RequestId)
        .Add("source", NpgsqlDbType.Text, row => message(row).Source?.OriginalString)
        .Add("response", NpgsqlDbType.Text, row => message(row).Response?.OriginalString)
        .Add("fault", NpgsqlDbType.Text, row => message(row).Fault?.OriginalString)
        .Add("sent_at", NpgsqlDbType.TimestampTz, row => message(row).SentAt.ToUniversalTime())
        .Add("expires_at", NpgsqlDbType.TimestampTz, row => message(row).ExpiresAt?.ToUniversalTime())
        .Add("trace_parent", NpgsqlDbType.Text, row => message(row).TraceParent)
        .Add("trace_state", NpgsqlDbType.Text, row => message(row).TraceState);

    public static OutboxRow Read(RowCursor row) => new()
    {
        Id = row.Id(),
        SagaId = row.IdOrNull(),
        Destination = new Uri(row.Text()),
        MessageTypes = row.Text(),
        ContentType = row.Text(),
        Body = row.Text(),
        Headers = row.TextOrNull(),
        Properties = row.TextOrNull(),
        CorrelationId = row.IdOrNull(),
        ConversationId = row.IdOrNull(),
        InitiatorId = row.IdOrNull(),
        RequestId = row.IdOrNull(),
        Source = row.UriOrNull(),
        Response = row.UriOrNull(),
        Fault = row.UriOrNull(),
        SentAt = row.Time(),
        ExpiresAt = row.TimeOrNull(),
        TraceParent = row.TextOrNull(),
        TraceState = row.TextOrNull(),
    };
}

/// <summary>A message and the unit without which it is not written.</summary>
/// <param name="Row">The message.</param>
/// <param name="UnitId">The unit's saga; <c>null</c> when the message stands alone.</param>
/// <param name="HeldFor">How long the writer keeps it, or its delay.</param>
internal sealed record PromisedMessage(OutboxRow Row, Guid? UnitId, TimeSpan HeldFor)
{
    public static ColumnSet<PromisedMessage> Columns { get; } = OutboxColumns
        .AddTo(new ColumnSet<PromisedMessage>(), promised => promised.Row)
        .Add("unit_id", NpgsqlDbType.Uuid, promised => promised.UnitId)
        .Add("held_for", NpgsqlDbType.Interval, promised => promised.HeldFor);
}

/// <summary>A timer message and the time it was made for.</summary>
internal sealed record DueMessage(OutboxRow Row, DateTimeOffset DueAt, string DueAction)
{
    public static ColumnSet<DueMessage> Columns { get; } = OutboxColumns
        .AddTo(new ColumnSet<DueMessage>(), due => due.Row)
        .Add("due_at", NpgsqlDbType.TimestampTz, due => due.DueAt.ToUniversalTime())
        .Add("due_action", NpgsqlDbType.Text, due => due.DueAction);
}
