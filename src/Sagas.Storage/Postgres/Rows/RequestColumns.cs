using NpgsqlTypes;

namespace Sagas.Storage;

/// <summary>The row <c>sagas.cancel_request</c>.</summary>
internal static class RequestColumns
{
    public static ColumnSet<CancelRequest> Of { get; } = new ColumnSet<CancelRequest>()
        .Add("team_slug", NpgsqlDbType.Text, request => request.TeamSlug)
        .Add("external_request_id", NpgsqlDbType.Text, request => request.ExternalRequestId)
        .Add("payment_id", NpgsqlDbType.Text, request => request.PaymentId)
        .Add("saga_id", NpgsqlDbType.Uuid, request => request.SagaId)
        .Add("message_id", NpgsqlDbType.Uuid, request => request.MessageId)
        .Add("requested_at", NpgsqlDbType.TimestampTz, request => request.RequestedAt.ToUniversalTime());

    /// <summary>In the order of the parameters of <c>find_requests.sql</c>.</summary>
    public static ColumnSet<CancelRequest> Asked { get; } = new ColumnSet<CancelRequest>()
        .Add("team_slug", NpgsqlDbType.Text, request => request.TeamSlug)
        .Add("external_request_id", NpgsqlDbType.Text, request => request.ExternalRequestId);

    public static CancelRequest Read(RowCursor row) => new()
    {
        TeamSlug = row.Text(),
        ExternalRequestId = row.Text(),
        PaymentId = row.Text(),
        SagaId = row.Id(),
        MessageId = row.Id(),
        RequestedAt = row.Time(),
    };
}
