using System.Text.Json;
using NpgsqlTypes;
using Sagas.Gateways;

namespace Sagas.Storage;

/// <summary>The row <c>sagas.gateway_operation</c>: the outcome as a word for people and rules, and whole as JSON.</summary>
internal static class JournalColumns
{
    // The database orders the properties of an object by length; the outcome's kind need not come first.
    private static readonly JsonSerializerOptions Json = new(SagaJson.Options) { AllowOutOfOrderMetadataProperties = true };

    public static ColumnSet<JournalEntry> Of { get; } = new ColumnSet<JournalEntry>()
        .Add("operation_id", NpgsqlDbType.Uuid, entry => entry.OperationId)
        .Add("attempt", NpgsqlDbType.Integer, entry => entry.Attempt)
        .Add("saga_id", NpgsqlDbType.Uuid, entry => entry.SagaId)
        .Add("gateway", NpgsqlDbType.Text, entry => entry.Gateway)
        .Add("kind", NpgsqlDbType.Text, entry => entry.Kind)
        .Add("amount", NpgsqlDbType.Bigint, entry => entry.Amount)
        .Add("currency", NpgsqlDbType.Text, entry => entry.Currency)
        .Add("sent_at", NpgsqlDbType.TimestampTz, entry => entry.SentAt.ToUniversalTime())
        .Add("snapshot", NpgsqlDbType.Text, entry => entry.Snapshot)
        .Add("outcome", NpgsqlDbType.Text, entry => WordOf(entry.Outcome))
        .Add("outcome_detail", NpgsqlDbType.Jsonb, entry => DetailOf(entry.Outcome))
        .Add("answered_at", NpgsqlDbType.TimestampTz, entry => entry.AnsweredAt?.ToUniversalTime());

    /// <summary>In the order of the parameters of <c>complete_attempts.sql</c>.</summary>
    public static ColumnSet<JournalCompletion> Completion { get; } = new ColumnSet<JournalCompletion>()
        .Add("operation_id", NpgsqlDbType.Uuid, completion => completion.OperationId)
        .Add("attempt", NpgsqlDbType.Integer, completion => completion.Attempt)
        .Add("outcome", NpgsqlDbType.Text, completion => WordOf(completion.Outcome))
        .Add("outcome_detail", NpgsqlDbType.Jsonb, completion => DetailOf(completion.Outcome))
        .Add("answered_at", NpgsqlDbType.TimestampTz, completion => completion.AnsweredAt.ToUniversalTime());

    public static JournalEntry Read(RowCursor row)
    {
        var entry = new JournalEntry
        {
            OperationId = row.Id(),
            Attempt = row.Integer(),
            SagaId = row.Id(),
            Gateway = row.Text(),
            Kind = row.Text(),
            Amount = row.Long(),
            Currency = row.Text(),
            SentAt = row.Time(),
            Snapshot = row.TextOrNull(),
        };
        row.Skip(); // the word; the detail says it again
        return entry with
        {
            Outcome = row.TextOrNull() is { } detail ? JsonSerializer.Deserialize<GatewayOutcome>(detail, Json) : null,
            AnsweredAt = row.TimeOrNull(),
        };
    }

    private static string? WordOf(GatewayOutcome? outcome) => outcome is null ? null : OutcomeRules.NameOf(outcome);

    private static string? DetailOf(GatewayOutcome? outcome) => outcome is null ? null : JsonSerializer.Serialize(outcome, Json);
}
