using Npgsql;

namespace Sagas.Storage;

/// <summary>The merchants' requests of one group commit: their statement, and the requests that were there first.</summary>
internal sealed class RequestStatement(TimeSpan lease)
{
    private static readonly string BeginSql = SqlText.Read(
        "begin_requests",
        ("request_parameters", RequestColumns.Of.Parameters(1)),
        ("request", RequestColumns.Of.Names),
        ("outbox_parameters", PromisedMessage.Columns.Parameters(RequestColumns.Of.Count + 1)),
        ("outbox", OutboxColumns.Of.Names));

    private static readonly string FindSql = SqlText.Read("find_requests", ("request", RequestColumns.Of.Names));

    private readonly List<(CancelRequestBegin Begin, int Nth)> _begins = [];
    private readonly HashSet<Guid> _begun = [];

    public void Take(CancelRequestBegin begin, int nth) => _begins.Add((begin, nth));

    /// <returns>Whether there was anything to add.</returns>
    public bool AddTo(HotBatch batch)
    {
        if (_begins.Count == 0)
            return false;
        var parameters = batch.Add(BeginSql);
        RequestColumns.Of.Fill(parameters, _begins.ConvertAll(begin => begin.Begin.Request));
        PromisedMessage.Columns.Fill(
            parameters,
            [.. _begins.Select(begin => begin.Begin.Message).OfType<OutboxRow>().Select(row => new PromisedMessage(row, null, row.Delay ?? lease))]);
        return true;
    }

    public async Task ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        while (await reader.ReadAsync(cancellationToken))
            _begun.Add(reader.GetGuid(0));
    }

    /// <summary>What was not written is read back after the commit, so that a row that another process has just committed is seen.</summary>
    public async Task AnswerAsync(NpgsqlDataSource database, WriteResult[] results, CancellationToken cancellationToken)
    {
        var taken = _begins.Where(begin => !_begun.Contains(begin.Begin.Request.MessageId)).Select(begin => begin.Begin.Request).ToList();
        var known = taken.Count == 0 ? [] : await FindAsync(database, taken, cancellationToken);
        foreach (var (begin, nth) in _begins)
        {
            // Its own row is there also when the whole commit is repeated because its answer was lost.
            var first = known.GetValueOrDefault((begin.Request.TeamSlug, begin.Request.ExternalRequestId));
            results[nth] = _begun.Contains(begin.Request.MessageId) || first?.MessageId == begin.Request.MessageId ? WriteResult.Saved
                : first is null ? WriteResult.Conflict
                : new WriteResult(WriteOutcome.Duplicate, Request: first);
        }
    }

    private static async Task<Dictionary<(string, string), CancelRequest>> FindAsync(
        NpgsqlDataSource database, List<CancelRequest> asked, CancellationToken cancellationToken)
    {
        var found = new Dictionary<(string, string), CancelRequest>();
        await using var batch = await HotBatch.OpenAsync(database, cancellationToken);
        RequestColumns.Asked.Fill(batch.Add(FindSql), asked);
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var request = RequestColumns.Read(new RowCursor(reader, 0));
            found[(request.TeamSlug, request.ExternalRequestId)] = request;
        }

        return found;
    }
}
