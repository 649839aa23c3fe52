using Npgsql;
using Sagas.Benchmarks.Servers;

namespace Sagas.Benchmarks.Pages;

/// <summary>What people would ask for, taken from what is there.</summary>
/// <param name="Payment">A payment with a history.</param>
/// <param name="MessageId">Of a message that it consumed.</param>
/// <param name="OperationId">Of an operation of it.</param>
/// <param name="FarBack">A page's beginning in the middle of the table.</param>
internal sealed record StorySample(string Payment, Guid MessageId, Guid OperationId, string FarBack)
{
    private const string SampleSql =
        """
        select p.payment_id, h.message_id, o.operation_id, old.updated_at, old.id
        from sagas.payment p
        join sagas.payment_history h on h.saga_id = p.id and h.version = 3
        join sagas.gateway_operation o on o.saga_id = p.id
        cross join lateral (
            select updated_at, id
            from sagas.payment
            where updated_at < (select min(updated_at) + (max(updated_at) - min(updated_at)) / 2 from sagas.payment)
            order by updated_at desc, id desc
            limit 1) old
        where p.team_slug = 'stories' and p.payment_id = 'story-50'
        limit 1
        """;

    public static async Task<StorySample> ReadAsync(Database database, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var command = source.CreateCommand(SampleSql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            throw new InvalidOperationException("The database has no story to look at.");
        return new StorySample(
            reader.GetString(0), reader.GetGuid(1), reader.GetGuid(2), $"{reader.GetFieldValue<DateTimeOffset>(3).UtcTicks}.{reader.GetGuid(4):N}");
    }

    public IEnumerable<(string Page, string Path)> Pages() =>
    [
        ("overview", "/"),
        ("attention", "/attention"),
        ("pauses", "/pauses"),
        ("payment", $"/payments/stories/{Payment}"),
        ("bulk jobs", "/bulk"),
        ("bulk preview", "/bulk/new?state=AwaitingApproval&action=approve"),
        ("bulk preview of a team", "/bulk/new?state=ManualActionRequired&team=stories&action=retry"),
        ("failed messages", "/failed"),
        ("failed messages, archive", "/failed/archive"),
        ("keys", "/keys"),
        ("decision", $"/payments/stories/{Payment}/manual-refund"),
        ("payments", "/payments"),
        ("payments, years back", $"/payments?after={FarBack}"),
        ("payments by payment id", $"/payments?q={Payment}"),
        ("payments by order", $"/payments?q=order-{Payment}"),
        ("payments by message", $"/payments?q={MessageId}"),
        ("payments by operation", $"/payments?q={OperationId}"),
        ("payments by an unknown id", "/payments?q=nothing-is-called-so"),
        ("payments of a team", "/payments?team=team-7"),
        ("payments of an unknown team", "/payments?team=nobody"),
        ("payments of a gateway", "/payments?gateway=gateway-3"),
        ("payments of an unknown gateway", "/payments?gateway=nowhere"),
        ("payments in a state", "/payments?state=Refunded"),
        ("payments in a rare state", "/payments?state=Reconciling"),
        ("payments in a state without one", "/payments?state=Reversing"),
        ("payments with a status", "/payments?status=REFUNDED"),
        ("payments with a status without one", "/payments?status=CANCELLED"),
        ("payments by reason", "/payments?reason=stock%2039"),
        ("payments by an unknown reason", "/payments?reason=nobody-said-so"),
        ("payments by failure", "/payments?failure=ItemGrantFailed"),
        ("payments unchanged for 30 days", "/payments?age=30%20days"),
        ("payments by amount, none", "/payments?currency=RUB&from=9999"),
        ("payments by everything", "/payments?team=team-7&state=Refunded&gateway=gateway-2&status=REFUNDED&age=7%20days&currency=RUB&from=10"),
    ];
}
