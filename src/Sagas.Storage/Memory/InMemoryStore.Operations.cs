using Sagas.Gateways;
using Sagas.Payments;

namespace Sagas.Storage;

public sealed partial class InMemoryStore
{
    /// <inheritdoc />
    public Task<Overview> OverviewAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        List<StateFigure> states;
        lock (_lock)
        {
            states = [.. _payments.Values.GroupBy(row => row.State, StringComparer.Ordinal)
                .Select(group => new StateFigure(group.Key, Math.Min(group.Count(), Overview.LargestCount)))
                .OrderBy(figure => figure.State, StringComparer.Ordinal)];
        }

        var unsettled = InStates(CustomersMoney.Unsettled);
        var ended = InStates(CustomersMoney.Ended).FindAll(saga => saga.ClosedAt > since && saga.OwedSince is not null);
        return Task.FromResult(new Overview
        {
            States = states,
            AtRisk = [.. unsettled.Where(CustomersMoney.IsTaken).GroupBy(saga => saga.Currency, StringComparer.Ordinal)
                .Select(group => new MoneyAtRisk(group.Key, group.Count(), Sum(group)))
                .OrderBy(risk => risk.Currency is null).ThenBy(risk => risk.Currency, StringComparer.Ordinal)],
            LongestOwed = [.. unsettled.OrderBy(saga => saga.OwedSince ?? DateTimeOffset.MaxValue)
                .ThenBy(saga => saga.UpdatedAt).ThenBy(saga => saga.CorrelationId)
                .Take(Overview.LongestOwedRows)],
            Latency = LatencyOf(ended),
            Hours = [.. ended.GroupBy(saga => LatencyHour.Of(saga.ClosedAt!.Value))
                .Where(hour => hour.Key > LatencyHour.Of(since))
                .OrderBy(hour => hour.Key)
                .Select(hour => (hour.Key, Latency: LatencyOf([.. hour])!))
                .Select(hour => new LatencyHour(hour.Key, hour.Latency.Payments, hour.Latency.Median, hour.Latency.P99))],
        });
    }

    /// <inheritdoc />
    public Task<SearchPage> SearchAsync(PaymentSearch search, CancellationToken cancellationToken)
    {
        PageCursor.CheckLimit(search);
        var from = PageCursor.Read(search.After);
        List<((DateTimeOffset At, Guid Id) Key, byte[] Json)> looked;
        HashSet<Guid> consumers;
        lock (_lock)
        {
            consumers = search.OwnId is { } messageId ? [.. _inbox.Keys.Where(key => key.MessageId == messageId).Select(key => key.SagaId)] : [];
            var older = from is { } last ? _byUpdate.GetViewBetween((DateTimeOffset.MinValue, Guid.Empty), last) : _byUpdate;
            looked = [.. older.Reverse().Where(key => key != from).Take(PaymentSearch.LargestLook).Select(key => (key, _payments[key.Id].Json))];
        }

        // Read one by one outside of the lock, and no more than the page needs.
        var found = looked.Select(row => SagaJson.Read(row.Json)).Where(search.Matches)
            .Where(saga => search.Text is null || search.HasId(saga) || consumers.Contains(saga.CorrelationId))
            .Take(search.Limit + 1).ToList();
        if (found.Count > search.Limit)
            return Task.FromResult(new SearchPage(found[..search.Limit], PageCursor.Write(found[search.Limit - 1])));
        var next = looked.Count < PaymentSearch.LargestLook ? null : PageCursor.Write(looked[^1].Key.At, looked[^1].Key.Id);
        return Task.FromResult(new SearchPage(found, next));
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<WaitingGroup>> WaitingAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<WaitingGroup>>(
            [.. InStates(CustomersMoney.WaitingForPeople)
                .GroupBy(saga => (saga.State, saga.Gateway, Why: WaitingReason.Of(saga), saga.Currency))
                .Select(group => new WaitingGroup
                {
                    State = group.Key.State,
                    Gateway = group.Key.Gateway,
                    Why = group.Key.Why,
                    Currency = group.Key.Currency,
                    Payments = group.Count(),
                    Amount = Sum(group.Where(CustomersMoney.IsTaken)),
                    OldestSince = group.Min(saga => saga.OwedSince ?? saga.UpdatedAt),
                    Owned = group.Count(saga => saga.Handling?.Owner is not null),
                    Owners = OwnersOf(group),
                })
                .OrderByDescending(group => group.Payments).ThenBy(group => group.OldestSince)
                .Take(WaitingGroup.Most)]);

    /// <inheritdoc />
    public Task<IReadOnlyList<PathStep>> PathAsync(Guid sagaId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<PathStep>>(_payments.TryGetValue(sagaId, out var row)
                ? [.. row.History.Where(line => line.FromState != line.ToState).Take(PathStep.Most).Select(line => new PathStep(line.FromState, line.ToState, line.At))]
                : []);
        }
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<JournalEntry>> AttemptsAsync(Guid sagaId, int limit, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<JournalEntry>>(
                [.. _journal.Values.Where(entry => entry.SagaId == sagaId)
                    .OrderBy(entry => entry.SentAt).ThenBy(entry => entry.OperationId).ThenBy(entry => entry.Attempt)
                    .Take(limit)]);
        }
    }

    private static string? OwnersOf(IEnumerable<PaymentSaga> sagas) =>
        string.Join(", ", sagas.Select(saga => saga.Handling?.Owner).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) is { Length: > 0 } owners
            ? owners
            : null;

    private static long Sum(IEnumerable<PaymentSaga> sagas) =>
        (long)Math.Min(long.MaxValue, sagas.Aggregate(0m, (sum, saga) => sum + CustomersMoney.AtRisk(saga)));

    // The smallest value that so many do not exceed, as percentile_disc has it.
    private static CompensationLatency? LatencyOf(List<PaymentSaga> ended)
    {
        var taken = ended.ConvertAll(saga => saga.ClosedAt!.Value - saga.OwedSince!.Value);
        taken.Sort();
        return taken.Count == 0 ? null : new CompensationLatency(taken.Count, At(0.5), At(0.99), taken[^1]);

        TimeSpan At(double share) => taken[Math.Max(0, (int)Math.Ceiling(share * taken.Count) - 1)];
    }

    private List<PaymentSaga> InStates(IReadOnlyList<string> states)
    {
        List<byte[]> found;
        lock (_lock)
            found = [.. _payments.Values.Where(row => states.Contains(row.State, StringComparer.Ordinal)).Select(row => row.Json)];
        return found.ConvertAll(SagaJson.Read);
    }
}
