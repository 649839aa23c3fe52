using System.Text.Json;
using NpgsqlTypes;
using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Storage;

/// <summary>The row <c>sagas.payment</c>; how it is written and, in the same order, read.</summary>
internal static class PaymentColumns
{
    private const string NoList = "[]";
    private const string NoMap = "{}";

    public static ColumnSet<PaymentSaga> Of { get; } = AddTo(new ColumnSet<PaymentSaga>(), saga => saga);

    public static ColumnSet<TRow> AddTo<TRow>(ColumnSet<TRow> columns, Func<TRow, PaymentSaga> saga) => columns
        .Add("id", NpgsqlDbType.Uuid, row => saga(row).CorrelationId)
        .Add("version", NpgsqlDbType.Bigint, row => saga(row).Version)
        .Add("team_slug", NpgsqlDbType.Text, row => saga(row).TeamSlug)
        .Add("payment_id", NpgsqlDbType.Text, row => saga(row).PaymentId)
        .Add("state", NpgsqlDbType.Text, row => saga(row).State)
        .Add("status", NpgsqlDbType.Text, row => StoredWords<PaymentStatus>.Of(saga(row).Status))
        .Add("reason", NpgsqlDbType.Text, row => saga(row).Reason)
        .Add("hold", NpgsqlDbType.Text, row => saga(row).Hold)
        .Add("order_id", NpgsqlDbType.Text, row => saga(row).OrderId)
        .Add("gateway", NpgsqlDbType.Text, row => saga(row).Gateway)
        .Add("gateway_payment_id", NpgsqlDbType.Text, row => saga(row).GatewayPaymentId)
        .Add("gateway_session_id", NpgsqlDbType.Text, row => saga(row).GatewaySessionId)
        .Add("currency", NpgsqlDbType.Text, row => saga(row).Currency)
        .Add("announced_amount", NpgsqlDbType.Bigint, row => saga(row).AnnouncedAmount)
        .Add("captured_amount", NpgsqlDbType.Bigint, row => saga(row).CapturedAmount)
        .Add("returned_amount", NpgsqlDbType.Bigint, row => saga(row).ReturnedAmount)
        .Add("released_amount", NpgsqlDbType.Bigint, row => saga(row).ReleasedAmount)
        .Add("payable_amount", NpgsqlDbType.Bigint, row => saga(row).Payable)
        .Add("due_at", NpgsqlDbType.TimestampTz, row => saga(row).DueAt?.ToUniversalTime())
        .Add("due_action", NpgsqlDbType.Text, row => StoredWords<DueAction>.Of(saga(row).DueAction))
        .Add("owed_since", NpgsqlDbType.TimestampTz, row => saga(row).OwedSince?.ToUniversalTime())
        .Add("created_at", NpgsqlDbType.TimestampTz, row => saga(row).CreatedAt.ToUniversalTime())
        .Add("updated_at", NpgsqlDbType.TimestampTz, row => saga(row).UpdatedAt.ToUniversalTime())
        .Add("closed_at", NpgsqlDbType.TimestampTz, row => saga(row).ClosedAt?.ToUniversalTime())
        .Add("capture_told", NpgsqlDbType.Boolean, row => saga(row).CaptureTold)
        .Add("ask_first", NpgsqlDbType.Boolean, row => saga(row).AskFirst)
        .Add("compensation_announced", NpgsqlDbType.Boolean, row => saga(row).CompensationAnnounced)
        .Add("claims", NpgsqlDbType.Jsonb, row => List(saga(row).Claims))
        .Add("operations", NpgsqlDbType.Jsonb, row => List(saga(row).Operations))
        .Add("outside_returns", NpgsqlDbType.Jsonb, row => List(saga(row).OutsideReturns))
        .Add("prices", NpgsqlDbType.Jsonb, row => saga(row).Prices.Count == 0 ? NoMap : JsonSerializer.Serialize(saga(row).Prices, SagaJson.Options))
        .Add("fact_times", NpgsqlDbType.Jsonb, row => FactTimes.Write(saga(row)))
        .Add("handling", NpgsqlDbType.Jsonb, row => saga(row).Handling is { } handling ? JsonSerializer.Serialize(handling, SagaJson.Options) : null);

    public static PaymentSaga Read(RowCursor row)
    {
        var saga = new PaymentSaga
        {
            CorrelationId = row.Id(),
            Version = row.Long(),
            TeamSlug = row.Text(),
            PaymentId = row.Text(),
            State = row.Text(),
            Status = row.WordOrNull<PaymentStatus>(),
            Reason = row.TextOrNull(),
            Hold = row.TextOrNull(),
            OrderId = row.TextOrNull(),
            Gateway = row.TextOrNull(),
            GatewayPaymentId = row.TextOrNull(),
            GatewaySessionId = row.TextOrNull(),
            Currency = row.TextOrNull(),
            AnnouncedAmount = row.LongOrNull(),
            CapturedAmount = row.LongOrNull(),
            ReturnedAmount = row.Long(),
            ReleasedAmount = row.Long(),
        };
        row.Skip(); // payable_amount follows from the rest and is only there to be read by people.
        saga.DueAt = row.TimeOrNull();
        saga.DueAction = row.WordOrNull<DueAction>();
        saga.OwedSince = row.TimeOrNull();
        saga.CreatedAt = row.Time();
        saga.UpdatedAt = row.Time();
        saga.ClosedAt = row.TimeOrNull();
        saga.CaptureTold = row.Flag();
        saga.AskFirst = row.Flag();
        saga.CompensationAnnounced = row.Flag();
        saga.Claims = row.Json<List<Claim>>();
        saga.Operations = row.Json<List<Operation>>();
        saga.OutsideReturns = row.Json<List<OutsideReturn>>();
        saga.Prices = row.Json<Dictionary<string, long>>();
        row.Json<FactTimes>().ReadInto(saga);
        saga.Handling = row.JsonOrNull<Handling>();
        return saga;
    }

    private static string List<T>(List<T> values) => values.Count == 0 ? NoList : JsonSerializer.Serialize(values, SagaJson.Options);
}
