using Sagas.Contracts;
using Sagas.Gateways;
using Sagas.Payments;
using static Sagas.Storage.SqlValue;

namespace Sagas.Storage;

/// <summary>What the operations pages read.</summary>
internal sealed class PostgresOperationsReader(PostgresReader payments) : IOperationsReader
{
    // Of an order or a gateway's id; people want one, and nobody reads more.
    private const int MostByText = 500;

    // A team or gateway with more payments than these is common enough to be found by looking at the last ones.
    private const int Few = 5_000;

    private static readonly string FewOfTeamSql = SqlText.Read("list_few_of_team");
    private static readonly string FewOfGatewaySql = SqlText.Read("list_few_of_gateway");
    private static readonly string CountSql = SqlText.Read("count_states");
    private static readonly string AtRiskSql = SqlText.Read("money_at_risk");
    private static readonly string LongestOwedSql = SqlText.Read("longest_owed", ("payment", PaymentColumns.Of.Names));
    private static readonly string LatencySql = SqlText.Read("measure_latency");
    private static readonly string HoursSql = SqlText.Read("measure_hours");
    private static readonly string PathSql = SqlText.Read("read_path");
    private static readonly string WaitingSql = SqlText.Read("list_waiting");
    private static readonly string AttemptsSql = SqlText.Read("list_attempts", ("journal", JournalColumns.Of.Names));
    private static readonly string SearchSql = SqlText.Read("search_payments");
    private static readonly string ByTextSql = SqlText.Read("find_by_text");

    /// <inheritdoc />
    public async Task<Overview> OverviewAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        // Each on a connection of its own: together they take as long as the longest.
        var states = payments.QueryAsync(CountSql, [Number(Overview.LargestCount)], row => new StateFigure(row.Text(), row.Long()), cancellationToken);
        var atRisk = payments.QueryAsync(
            AtRiskSql, [Texts(CustomersMoney.Unsettled)], row => new MoneyAtRisk(row.TextOrNull(), row.Long(), row.Long()), cancellationToken);
        var longestOwed = payments.QueryAsync(
            LongestOwedSql, [Texts(CustomersMoney.Unsettled), Number(Overview.LongestOwedRows)], PaymentColumns.Read, cancellationToken);
        var latency = payments.QueryAsync(
            LatencySql, [Texts(CustomersMoney.Ended), Time(since), Number(Overview.LargestSample)],
            row => new CompensationLatency(row.Long(), Took(ref row), Took(ref row), Took(ref row)), cancellationToken);
        var hours = payments.QueryAsync(
            HoursSql, [Texts(CustomersMoney.Ended), Time(LatencyHour.Of(since).AddHours(1)), Number(LatencyHour.Hours), Number(Overview.LargestHourlySample)],
            row => new LatencyHour(row.Time(), row.Long(), Took(ref row), Took(ref row)), cancellationToken);
        await Task.WhenAll(states, atRisk, longestOwed, latency, hours);
        return new Overview
        {
            States = await states,
            AtRisk = await atRisk,
            LongestOwed = await longestOwed,
            Latency = await latency is [{ Payments: > 0 } measured] ? measured : null,
            Hours = await hours,
        };
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<PathStep>> PathAsync(Guid sagaId, CancellationToken cancellationToken) =>
        await payments.QueryAsync(
            PathSql, [Id(sagaId), Number(PathStep.Most)],
            row => new PathStep(row.Text(), row.Text(), row.Time()), cancellationToken);

    /// <inheritdoc />
    public async Task<SearchPage> SearchAsync(PaymentSearch search, CancellationToken cancellationToken)
    {
        PageCursor.CheckLimit(search);
        var after = PageCursor.Read(search.After);
        return search.Text is { } text
            ? await FindAsync(search, text, after, cancellationToken)
            : await LookAsync(search, after, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<WaitingGroup>> WaitingAsync(CancellationToken cancellationToken) =>
        await payments.QueryAsync(
            WaitingSql, [Texts(CustomersMoney.WaitingForPeople), Number(WaitingGroup.Most)],
            row => new WaitingGroup
            {
                State = row.Text(),
                Gateway = row.TextOrNull(),
                Why = row.TextOrNull(),
                Currency = row.TextOrNull(),
                Payments = row.Long(),
                Amount = row.Long(),
                OldestSince = row.Time(),
                Owned = row.Long(),
                Owners = row.TextOrNull(),
            },
            cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<JournalEntry>> AttemptsAsync(Guid sagaId, int limit, CancellationToken cancellationToken) =>
        await payments.QueryAsync(
            AttemptsSql, [Id(sagaId), Number(limit)], JournalColumns.Read, cancellationToken);

    private async Task<SearchPage> FindAsync(
        PaymentSearch search, string text, (DateTimeOffset At, Guid Id)? after, CancellationToken cancellationToken)
    {
        var ids = await payments.QueryAsync(ByTextSql, [Text(text), Number(MostByText), Id(search.OwnId)], row => row.Id(), cancellationToken);
        var found = (await payments.FindAsync(ids, cancellationToken))
            .Where(search.Matches)
            .OrderByDescending(saga => saga.UpdatedAt).ThenByDescending(saga => saga.CorrelationId)
            .Where(saga => after is not { } last || (saga.UpdatedAt, saga.CorrelationId).CompareTo(last) < 0)
            .Take(search.Limit + 1)
            .ToList();
        return found.Count <= search.Limit
            ? new SearchPage(found, null)
            : new SearchPage(found[..search.Limit], PageCursor.Write(found[search.Limit - 1]));
    }

    private async Task<SearchPage> LookAsync(PaymentSearch search, (DateTimeOffset At, Guid Id)? after, CancellationToken cancellationToken)
    {
        var few = await FewAsync(FewOfTeamSql, search.TeamSlug, cancellationToken) ?? await FewAsync(FewOfGatewaySql, search.Gateway, cancellationToken);
        var rows = await payments.QueryAsync(
            SearchSql,
            [
                Text(search.TeamSlug), Text(few is null ? search.State : null), Text(search.Gateway), Time(search.UpdatedUntil), Time(after?.At),
                Text(StoredWords<PaymentStatus>.Of(search.Status)), Text(search.Currency), Text(search.Why),
                Number(search.AmountFrom), Number(search.AmountTo),
                Id(after?.Id), Number(PaymentSearch.LargestLook), Number(search.Limit + 1),
                Text(search.Reason), Text(StoredWords<ClaimCause>.Of(search.Failure)),
                Ids(few), Text(search.State),
            ],
            row => (Id: row.Id(), At: row.Time(), Fits: row.Flag(), IsLast: row.Flag()), cancellationToken);
        var fitting = rows.Where(row => row.Fits).Take(search.Limit).ToList();
        var end = rows.Count(row => row.Fits) > search.Limit ? fitting[^1] : rows.Find(row => row.IsLast);
        var next = end.Id == Guid.Empty ? null : PageCursor.Write(end.At, end.Id);
        var loaded = (await payments.FindAsync(fitting.ConvertAll(row => row.Id), cancellationToken)).ToDictionary(saga => saga.CorrelationId);
        return new SearchPage([.. fitting.Where(row => loaded.ContainsKey(row.Id)).Select(row => loaded[row.Id])], next);
    }

    /// <summary>All payments of a team or gateway that has few; <c>null</c> when it has more, or none is asked for.</summary>
    private async Task<Guid[]?> FewAsync(string sql, string? name, CancellationToken cancellationToken)
    {
        if (name is null)
            return null;
        var ids = await payments.QueryAsync(sql, [Text(name), Number(Few + 1)], row => row.Id(), cancellationToken);
        return ids.Count > Few ? null : [.. ids];
    }

    private static TimeSpan Took(ref RowCursor row) => TimeSpan.FromMicroseconds(row.Long());
}
