using Npgsql;
using static Sagas.Storage.SqlValue;

namespace Sagas.Storage;

/// <summary>Reads <see cref="StoreFigures"/> by the database's own clock.</summary>
internal sealed class PostgresFigures(PostgresSources sources) : IFigureReader
{
    private static readonly string OpenSql = SqlText.Read("read_open_payments");
    private static readonly string BacklogSql = SqlText.Read("read_backlog");

    /// <inheritdoc />
    public Task<StoreFigures> ReadFiguresAsync(CancellationToken cancellationToken) => sources.GuardAsync(ReadAsync(cancellationToken));

    private async Task<StoreFigures> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await sources.Ordinary.OpenConnectionAsync(cancellationToken);
        var open = await ReadOpenAsync(connection, cancellationToken);
        await using var command = new NpgsqlCommand(BacklogSql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new StoreFigures
        {
            Open = open,
            OutboxMessages = reader.GetInt64(0),
            OutboxAge = TimeSpan.FromSeconds(reader.GetDouble(1)),
            DueLag = TimeSpan.FromSeconds(reader.GetDouble(2)),
        };
    }

    private static async Task<List<OpenPayments>> ReadOpenAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var open = new List<OpenPayments>();
        await using var command = new NpgsqlCommand(OpenSql, connection);
        command.Parameters.Add(Texts(StoreFigures.OpenStates));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            open.Add(new OpenPayments(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3), reader.GetInt64(4)));
        return open;
    }
}
