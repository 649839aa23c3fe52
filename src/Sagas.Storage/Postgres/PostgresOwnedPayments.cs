using Npgsql;
using Sagas.Payments;

namespace Sagas.Storage;

/// <summary>Reads by the index of owners, which has only payments that somebody looks after.</summary>
internal sealed class PostgresOwnedPayments(PostgresReader payments) : IOwnedPayments
{
    private static readonly string ListSql = SqlText.Read("list_owned", ("payment", PaymentColumns.Of.Names));

    /// <inheritdoc />
    public async Task<IReadOnlyList<PaymentSaga>> OfAsync(string owner, int limit, CancellationToken cancellationToken) =>
        await payments.QueryAsync(
            ListSql,
            [
                new NpgsqlParameter<string> { TypedValue = owner }, new NpgsqlParameter<string[]> { TypedValue = [.. CustomersMoney.Ended] },
                new NpgsqlParameter<int> { TypedValue = limit },
            ],
            PaymentColumns.Read, cancellationToken);
}
