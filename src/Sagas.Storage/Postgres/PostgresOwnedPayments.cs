using Sagas.Payments;
using static Sagas.Storage.SqlValue;

namespace Sagas.Storage;

/// <summary>Reads by the index of owners, which has only payments that somebody looks after.</summary>
internal sealed class PostgresOwnedPayments(PostgresReader payments) : IOwnedPayments
{
    private static readonly string ListSql = SqlText.Read("list_owned", ("payment", PaymentColumns.Of.Names));

    /// <inheritdoc />
    public async Task<IReadOnlyList<PaymentSaga>> OfAsync(string owner, int limit, CancellationToken cancellationToken) =>
        await payments.QueryAsync(
            ListSql,
            [Text(owner), Texts(CustomersMoney.Ended), Number(limit)], PaymentColumns.Read, cancellationToken);
}
