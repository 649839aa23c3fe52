using Npgsql;
using Sagas.Payments;

namespace Sagas.Storage;

/// <summary>The table <c>sagas.compensation_pause</c>: one row per pause, kept for ever; those without an end are in force.</summary>
internal sealed class PostgresPauseBook(PostgresSources sources) : IPauseBook
{
    // Whoever loses against a pause that ends before it can be read tries again; more often than this nobody loses.
    private const int Tries = 5;

    private static readonly string ReadSql = SqlText.Read("read_pauses");
    private static readonly string BeginSql = SqlText.Read("begin_pause");
    private static readonly string EndSql = SqlText.Read("end_pause");

    /// <inheritdoc />
    public Task<IReadOnlyList<Pause>> ReadAsync(CancellationToken cancellationToken) => sources.GuardAsync(QueryAsync(ReadSql, [], cancellationToken));

    /// <inheritdoc />
    public Task<(Pause InForce, bool IsNew)> BeginAsync(PauseScope scope, string by, string reason, CancellationToken cancellationToken) =>
        sources.GuardAsync(InsertAsync(scope, by, reason, cancellationToken));

    /// <inheritdoc />
    public Task<bool> EndAsync(PauseScope scope, string by, string reason, CancellationToken cancellationToken) =>
        sources.GuardAsync(CloseAsync(scope, by, reason, cancellationToken));

    private async Task<(Pause InForce, bool IsNew)> InsertAsync(PauseScope scope, string by, string reason, CancellationToken cancellationToken)
    {
        for (var tried = 0; tried < Tries; tried++)
        {
            if (await QueryAsync(BeginSql, [Guid.CreateVersion7(), scope.Kind, scope.Name, by, reason], cancellationToken) is [var begun])
                return (begun, true);
            if ((await QueryAsync(ReadSql, [], cancellationToken)).FirstOrDefault(pause => pause.Scope == scope) is { } inForce)
                return (inForce, false);
        }

        throw new StoreUnavailableException($"The pause of {scope.Kind} {scope.Name} began and ended {Tries} times meanwhile; try again.");
    }

    private async Task<bool> CloseAsync(PauseScope scope, string by, string reason, CancellationToken cancellationToken)
    {
        await using var command = Command(EndSql, [scope.Kind, scope.Name, by, reason]);
        return await command.ExecuteNonQueryAsync(cancellationToken) > 0;
    }

    private async Task<IReadOnlyList<Pause>> QueryAsync(string sql, object[] values, CancellationToken cancellationToken)
    {
        var pauses = new List<Pause>();
        await using var command = Command(sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = new RowCursor(reader, 0);
            pauses.Add(new Pause(new PauseScope(row.Text(), row.Text()), row.Text(), row.Text(), row.Time()));
        }

        return pauses;
    }

    private NpgsqlCommand Command(string sql, object[] values)
    {
        var command = sources.Ordinary.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
