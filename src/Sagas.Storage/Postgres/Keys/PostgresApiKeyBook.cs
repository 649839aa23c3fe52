using System.Text.Json;
using static Sagas.Storage.SqlValue;

namespace Sagas.Storage;

/// <summary>The table <c>sagas.api_key</c>.</summary>
internal sealed class PostgresApiKeyBook(PostgresReader database) : IApiKeyBook
{
    private static readonly string CreateSql = SqlText.Read("create_api_key");
    private static readonly string RevokeSql = SqlText.Read("revoke_api_key");
    private static readonly string ListSql = SqlText.Read("list_api_keys");

    /// <inheritdoc />
    public async Task<bool> CreateAsync(MadeKey key, CancellationToken cancellationToken) => (await database.QueryAsync(
        CreateSql,
        [
            Id(key.Id), Text(key.Name), Bytes(key.Hash), Text(key.Role),
            Text(JsonSerializer.Serialize(key.Teams, SagaJson.Options)), Text(key.MadeBy), Text(key.Reason), Number(IApiKeyBook.MostInForce),
        ],
        row => row.Id(), cancellationToken)).Count > 0;

    /// <inheritdoc />
    public async Task<bool> RevokeAsync(Guid id, string by, string reason, CancellationToken cancellationToken) =>
        (await database.QueryAsync(RevokeSql, [Id(id), Text(by), Text(reason)], row => row.Id(), cancellationToken)).Count > 0;

    /// <inheritdoc />
    public async Task<IReadOnlyList<MadeKey>> ListAsync(int limit, CancellationToken cancellationToken) =>
        await database.QueryAsync(ListSql, [Number(limit)], Read, cancellationToken);

    private static MadeKey Read(RowCursor row) => new()
    {
        Id = row.Id(),
        Name = row.Text(),
        Hash = row.Bytes(),
        Role = row.Text(),
        Teams = row.Json<List<string>>(),
        MadeBy = row.Text(),
        MadeAt = row.Time(),
        Reason = row.Text(),
        RevokedBy = row.TextOrNull(),
        RevokedAt = row.TimeOrNull(),
        RevokedBecause = row.TextOrNull(),
    };
}
