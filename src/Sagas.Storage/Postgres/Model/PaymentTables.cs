using Microsoft.EntityFrameworkCore;

namespace Sagas.Storage;

/// <summary>What is known about payments.</summary>
internal static class PaymentTables
{
    public static void AddTo(ModelBuilder model)
    {
        TableModel.Add(model, "payment", table => table
            .Needs<Guid>("id")
            .Needs<long>("version")
            .Needs<string>("team_slug", "payment_id", "state")
            .May<string>("status", "reason", "hold", "order_id", "gateway", "gateway_payment_id", "gateway_session_id", "currency")
            .May<long?>("announced_amount", "captured_amount")
            .Needs<long>("returned_amount", "released_amount")
            .May<long?>("payable_amount")
            .May<DateTimeOffset?>("due_at", "due_claimed_until", "owed_since", "closed_at")
            .May<string>("due_action")
            .Needs<DateTimeOffset>("created_at", "updated_at")
            .Needs<bool>("capture_told", "ask_first", "compensation_announced")
            .MayJson("jsonb", "handling")
            .NeedsJson("claims", "operations", "outside_returns", "prices", "fact_times")
            .Key("id")
            .Index("payment_by_name", unique: true, "team_slug", "payment_id")
            .Index("payment_by_update", unique: false, "updated_at", "id")
            .Index("payment_by_state", unique: false, "state", "updated_at", "id")
            .Index("payment_by_gateway", unique: false, "gateway", "gateway_payment_id")
            .Index("payment_by_gateway_session", unique: false, "gateway_session_id")
            .Index("payment_by_order", unique: false, "order_id"));

        TableModel.Add(model, "payment_history", table => table
            .Needs<Guid>("saga_id")
            .Needs<long>("version")
            .Needs<DateTimeOffset>("at")
            .Needs<string>("event", "from_state", "to_state")
            .Needs<Guid>("message_id")
            .May<string>("actor", "trace_id")
            .NeedsJson("remarks")
            .Needs<bool>("alert")
            .Key("saga_id", "version"));

        TableModel.Add(model, "gateway_operation", table => table
            .Needs<Guid>("operation_id", "saga_id")
            .Needs<int>("attempt")
            .Needs<string>("gateway", "kind", "currency")
            .Needs<long>("amount")
            .Needs<DateTimeOffset>("sent_at")
            .May<string>("snapshot", "outcome")
            .MayJson("jsonb", "outcome_detail")
            .May<DateTimeOffset?>("answered_at")
            .Key("operation_id", "attempt")
            .Index("gateway_operation_by_saga", unique: false, "saga_id"));
    }
}
