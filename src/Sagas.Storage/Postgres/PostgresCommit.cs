using System.Globalization;
using Npgsql;
using Sagas.Gateways;
using static Sagas.Storage.SqlValue;

namespace Sagas.Storage;

/// <summary>
/// One group commit: at most one statement per kind of write, all in one round trip and one transaction (the server commits a batch
/// as a whole at its end).
/// </summary>
internal sealed class PostgresCommit(NpgsqlDataSource database, IReadOnlyList<StoreWrite> writes, TimeSpan lease)
{
    private static readonly string UnitsSql = SqlText.Read(
        "commit_units",
        ("unit_parameters", UnitColumns.Of.Parameters(1)),
        ("unit_columns", UnitColumns.Of.Names),
        ("payment", PaymentColumns.Of.Names),
        ("payment_assignments", string.Join(", ", PaymentColumns.Of.Names.Split(", ").Skip(1).Select(name => $"{name} = excluded.{name}"))),
        ("outbox_parameters", PromisedMessage.Columns.Parameters(UnitColumns.Of.Count + 1)),
        ("outbox", OutboxColumns.Of.Names));

    private static readonly string BeginSql = SqlText.Read(
        "begin_attempts", ("journal_parameters", JournalColumns.Of.Parameters(1)), ("journal", JournalColumns.Of.Names));

    private static readonly string CompleteSql = SqlText.Read(
        "complete_attempts", ("journal", "g." + JournalColumns.Of.Names.Replace(", ", ", g.", StringComparison.Ordinal)));

    private static readonly string DeleteSql = SqlText.Read("delete_delivered");

    private readonly List<(UnitOfWork Unit, int Nth)> _units = [];
    private readonly List<PromisedMessage> _promised = [];
    private readonly List<(JournalBegin Begin, int Nth)> _begins = [];
    private readonly List<(JournalCompletion Completion, int Nth)> _completions = [];
    private readonly RequestStatement _requests = new(lease);
    private readonly List<Guid> _delivered = [];
    private readonly WriteResult[] _results = new WriteResult[writes.Count];

    public async Task<IReadOnlyList<WriteResult>> RunAsync(CancellationToken cancellationToken)
    {
        for (var i = 0; i < _results.Length; i++)
            Sort(writes[i], i);
        var attempts = await WriteAsync(cancellationToken);
        if (_begins.Count + _completions.Count > 0)
            await AnswerJournalAsync(attempts, cancellationToken);
        await _requests.AnswerAsync(database, _results, cancellationToken);
        return _results;
    }

    private void Sort(StoreWrite write, int nth)
    {
        switch (write)
        {
            case UnitOfWork unit:
                if (unit.Saga is null)
                    _results[nth] = WriteResult.Saved;
                else
                    _units.Add((unit, nth));
                _promised.AddRange(unit.Outbox.Select(row => new PromisedMessage(row, unit.Saga?.CorrelationId, row.Delay ?? lease)));
                break;
            case JournalBegin begin:
                _begins.Add((begin, nth));
                break;
            case JournalCompletion completion:
                _completions.Add((completion, nth));
                break;
            case CancelRequestBegin begin:
                _requests.Take(begin, nth);
                break;
            case DeliveredRows delivered:
                _delivered.AddRange(delivered.Ids);
                _results[nth] = WriteResult.Saved;
                break;
            default:
                throw new NotSupportedException($"{write.GetType().Name} is not a known write.");
        }
    }

    /// <returns>The attempts that the journal's statements wrote, begun and completed apart.</returns>
    private async Task<(HashSet<(Guid, int)> Begun, Dictionary<(Guid, int), JournalEntry> Completed)> WriteAsync(CancellationToken cancellationToken)
    {
        var begun = new HashSet<(Guid, int)>();
        var completed = new Dictionary<(Guid, int), JournalEntry>();
        await using var batch = await HotBatch.OpenAsync(database, cancellationToken);
        var readers = new List<Func<NpgsqlDataReader, Task>>();
        if (_units.Count + _promised.Count > 0)
        {
            var parameters = batch.Add(UnitsSql);
            UnitColumns.Of.Fill(parameters, _units.ConvertAll(unit => unit.Unit));
            PromisedMessage.Columns.Fill(parameters, _promised);
            readers.Add(reader => ReadUnitsAsync(reader, cancellationToken));
        }

        if (_begins.Count > 0)
        {
            JournalColumns.Of.Fill(batch.Add(BeginSql), _begins.ConvertAll(begin => begin.Begin.Entry));
            readers.Add(reader => ReadAttemptsAsync(reader, begun, cancellationToken));
        }

        if (_completions.Count > 0)
        {
            JournalColumns.Completion.Fill(batch.Add(CompleteSql), _completions.ConvertAll(completion => completion.Completion));
            readers.Add(reader => ReadCompletedAsync(reader, completed, cancellationToken));
        }

        if (_requests.AddTo(batch))
            readers.Add(reader => _requests.ReadAsync(reader, cancellationToken));
        if (_delivered.Count > 0)
            batch.Add(DeleteSql).Add(Ids(_delivered));
        if (batch.Count == 0)
            return (begun, completed);

        await using var reader = await batch.ReadAsync(cancellationToken);
        foreach (var read in readers)
        {
            await read(reader);
            await reader.NextResultAsync(cancellationToken);
        }

        return (begun, completed);
    }

    private async Task ReadUnitsAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        while (await reader.ReadAsync(cancellationToken))
        {
            _results[_units[(int)reader.GetInt64(0) - 1].Nth] = reader.GetString(1) switch
            {
                "saved" => WriteResult.Saved,
                "duplicate" => WriteResult.Duplicate,
                "conflict" => WriteResult.Conflict,
                var other => throw new InvalidOperationException(
                    string.Create(CultureInfo.InvariantCulture, $"commit_units.sql answers '{other}', which means nothing here.")),
            };
        }
    }

    private static async Task ReadAttemptsAsync(NpgsqlDataReader reader, HashSet<(Guid, int)> attempts, CancellationToken cancellationToken)
    {
        while (await reader.ReadAsync(cancellationToken))
            attempts.Add((reader.GetGuid(0), reader.GetInt32(1)));
    }

    private static async Task ReadCompletedAsync(
        NpgsqlDataReader reader, Dictionary<(Guid, int), JournalEntry> attempts, CancellationToken cancellationToken)
    {
        while (await reader.ReadAsync(cancellationToken))
        {
            var entry = JournalColumns.Read(new RowCursor(reader, 0));
            attempts[(entry.OperationId, entry.Attempt)] = entry;
        }
    }

    /// <summary>What was not written is read back, after the commit, so that a row another process has just committed is seen.</summary>
    private async Task AnswerJournalAsync(
        (HashSet<(Guid, int)> Begun, Dictionary<(Guid, int), JournalEntry> Completed) written, CancellationToken cancellationToken)
    {
        var wanted = _begins.Select(begin => (begin.Begin.Entry.OperationId, begin.Begin.Entry.Attempt)).Where(key => !written.Begun.Contains(key))
            .Concat(_completions.Select(completion => (completion.Completion.OperationId, completion.Completion.Attempt)).Where(key => !written.Completed.ContainsKey(key)))
            .ToHashSet();
        var rows = wanted.Count == 0 ? [] : await JournalReading.FindAsync(database, wanted, cancellationToken);

        foreach (var (begin, nth) in _begins)
        {
            var key = (begin.Entry.OperationId, begin.Entry.Attempt);
            _results[nth] = written.Begun.Contains(key)
                ? new WriteResult(WriteOutcome.Saved, begin.Entry)
                : new WriteResult(WriteOutcome.Duplicate, rows.GetValueOrDefault(key));
        }

        foreach (var (completion, nth) in _completions)
        {
            var key = (completion.OperationId, completion.Attempt);
            var row = written.Completed.GetValueOrDefault(key) ?? rows.GetValueOrDefault(key);
            _results[nth] = row is null ? WriteResult.Conflict : new WriteResult(WriteOutcome.Saved, row);
        }
    }
}
