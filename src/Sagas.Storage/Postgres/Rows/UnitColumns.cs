using System.Text.Json;
using NpgsqlTypes;

namespace Sagas.Storage;

/// <summary>A unit of work with a saga, as <c>commit_units.sql</c> takes it: payment, inbox and history side by side.</summary>
internal static class UnitColumns
{
    public static ColumnSet<UnitOfWork> Of { get; } = PaymentColumns.AddTo(new ColumnSet<UnitOfWork>(), unit => unit.Saga!)
        .Add("inbox_message", NpgsqlDbType.Text, unit => unit.Inbox?.Message)
        .Add("inbox_message_id", NpgsqlDbType.Uuid, unit => unit.Inbox?.MessageId)
        .Add("body_hash", NpgsqlDbType.Text, unit => unit.BodyHash)
        .Add("history_version", NpgsqlDbType.Bigint, unit => unit.History?.Version)
        .Add("at", NpgsqlDbType.TimestampTz, unit => unit.History?.At.ToUniversalTime())
        .Add("event", NpgsqlDbType.Text, unit => unit.History?.Event)
        .Add("history_message_id", NpgsqlDbType.Uuid, unit => unit.History?.MessageId)
        .Add("from_state", NpgsqlDbType.Text, unit => unit.History?.FromState)
        .Add("to_state", NpgsqlDbType.Text, unit => unit.History?.ToState)
        .Add("actor", NpgsqlDbType.Text, unit => unit.History?.Actor)
        .Add("trace_id", NpgsqlDbType.Text, unit => unit.History?.TraceId)
        .Add("remarks", NpgsqlDbType.Jsonb, unit => unit.History is { } history ? JsonSerializer.Serialize(history.Remarks, SagaJson.Options) : null)
        .Add("alert", NpgsqlDbType.Boolean, unit => unit.History?.Alert);
}
