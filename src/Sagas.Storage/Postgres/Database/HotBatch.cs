using Npgsql;

namespace Sagas.Storage;

/// <summary>
/// Statements that share one round trip and one transaction, prepared once per connection. Prepared before and not while they run:
/// a value that the server refuses must not leave a statement half prepared on a connection that others use next.
/// </summary>
internal sealed class HotBatch : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlBatch _batch;

    private HotBatch(NpgsqlConnection connection)
    {
        _connection = connection;
        _batch = connection.CreateBatch();
    }

    public int Count => _batch.BatchCommands.Count;

    public static async Task<HotBatch> OpenAsync(NpgsqlDataSource database, CancellationToken cancellationToken) =>
        new(await database.OpenConnectionAsync(cancellationToken));

    /// <returns>The statement's parameters, by position.</returns>
    public NpgsqlParameterCollection Add(string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        _batch.BatchCommands.Add(command);
        return command.Parameters;
    }

    public async Task<NpgsqlDataReader> ReadAsync(CancellationToken cancellationToken)
    {
        await _batch.PrepareAsync(cancellationToken);
        return await _batch.ExecuteReaderAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _batch.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
