using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Storage;

public sealed partial class InMemoryStore
{
    private const int MostByGatewayId = 10;

    /// <inheritdoc />
    public Task<PaymentSaga?> FindAsync(string teamSlug, string paymentId, CancellationToken cancellationToken)
    {
        byte[]? json;
        lock (_lock)
            json = _payments.TryGetValue(SagaIds.ForPayment(teamSlug, paymentId), out var row) ? row.Json : null;
        return Task.FromResult(json is null ? null : SagaJson.Read(json));
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<PaymentSaga>> FindByGatewayAsync(string gateway, string gatewayId, CancellationToken cancellationToken)
    {
        List<byte[]> found;
        lock (_lock)
        {
            found = [.. _byGatewayId.GetValueOrDefault((gateway, gatewayId), [])
                .Select(id => _payments[id])
                .OrderBy(row => row.CreatedAt).ThenBy(row => row.Id)
                .Take(MostByGatewayId)
                .Select(row => row.Json)];
        }

        return Task.FromResult<IReadOnlyList<PaymentSaga>>(found.ConvertAll(SagaJson.Read));
    }

    /// <inheritdoc />
    public Task<PaymentPage> ListAsync(PaymentFilter filter, CancellationToken cancellationToken)
    {
        PageCursor.CheckLimit(filter);
        var from = PageCursor.Read(filter.After);
        List<StoredPayment> found;
        List<byte[]> page;
        lock (_lock)
        {
            var older = from is { } last ? _byUpdate.GetViewBetween((DateTimeOffset.MinValue, Guid.Empty), last) : _byUpdate;
            found = [.. older.Reverse()
                .Where(key => key != from)
                .Select(key => _payments[key.Id])
                .Where(row => row.Matches(filter))
                .Take(filter.Limit + 1)];
            page = [.. found.Take(filter.Limit).Select(row => row.Json)];
        }

        var sagas = page.ConvertAll(SagaJson.Read);
        var next = found.Count > filter.Limit ? PageCursor.Write(sagas[^1]) : null;
        return Task.FromResult(new PaymentPage(sagas, next));
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<HistoryRow>> HistoryAsync(
        Guid sagaId, long afterVersion, int limit, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<HistoryRow>>(_payments.TryGetValue(sagaId, out var row)
                ? [.. row.History.Where(line => line.Version > afterVersion).Take(limit)]
                : []);
        }
    }
}
