using System.Globalization;
using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Storage;

namespace Sagas.Tests.Service;

/// <summary>A store that holds what a test puts there, read as the port says.</summary>
internal sealed class FakeReader : IPaymentReader
{
    public List<PaymentSaga> Payments { get; } = [];

    public List<HistoryRow> History { get; } = [];

    public Exception? Fault { get; set; }

    public PaymentFilter? LastFilter { get; private set; }

    public Task<PaymentSaga?> FindAsync(string teamSlug, string paymentId, CancellationToken cancellationToken) =>
        Fault is null
            ? Task.FromResult(Payments.Find(saga => saga.TeamSlug == teamSlug && saga.PaymentId == paymentId))
            : Task.FromException<PaymentSaga?>(Fault);

    public Task<IReadOnlyList<PaymentSaga>> FindByGatewayAsync(string gateway, string gatewayId, CancellationToken cancellationToken) =>
        Fault is null
            ? Task.FromResult<IReadOnlyList<PaymentSaga>>(Payments.FindAll(saga =>
                saga.Gateway == gateway && (saga.GatewayPaymentId == gatewayId || saga.GatewaySessionId == gatewayId)))
            : Task.FromException<IReadOnlyList<PaymentSaga>>(Fault);

    public Task<PaymentPage> ListAsync(PaymentFilter filter, CancellationToken cancellationToken)
    {
        LastFilter = filter;
        // Throws what the port says for a cursor that is none.
        var skip = filter.After is null ? 0 : int.Parse(filter.After, NumberStyles.None, CultureInfo.InvariantCulture);
        var found = Payments
            .Where(saga => (filter.TeamSlug ?? saga.TeamSlug) == saga.TeamSlug && (filter.State ?? saga.State) == saga.State
                && (filter.Status is null || filter.Status == saga.Status) && (filter.Gateway ?? saga.Gateway) == saga.Gateway)
            .OrderByDescending(saga => saga.UpdatedAt)
            .Skip(skip)
            .ToArray();
        var next = found.Length > filter.Limit ? (skip + filter.Limit).ToString(CultureInfo.InvariantCulture) : null;
        return Task.FromResult(new PaymentPage(found[..Math.Min(found.Length, filter.Limit)], next));
    }

    public Task<IReadOnlyList<HistoryRow>> HistoryAsync(Guid sagaId, long afterVersion, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<HistoryRow>>(
            [.. History.Where(row => row.SagaId == sagaId && row.Version > afterVersion).OrderBy(row => row.Version).Take(limit)]);

    public PaymentSaga Add(string paymentId, string state, PaymentStatus? status = PaymentStatus.Confirmed, string team = "demo")
    {
        var saga = new PaymentSaga
        {
            CorrelationId = SagaIds.ForPayment(team, paymentId),
            TeamSlug = team,
            PaymentId = paymentId,
            OrderId = "order-1",
            Gateway = "ibusiness",
            GatewayPaymentId = paymentId,
            Currency = "RUB",
            State = state,
            Status = status,
            CapturedAmount = 150_000,
            Version = 3,
            CreatedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            UpdatedAt = new DateTimeOffset(2026, 1, 2, 3, 5, 5, TimeSpan.Zero),
        };
        Payments.Add(saga);
        return saga;
    }

    public void AddHistory(PaymentSaga saga, long version, string remark, string @event = "payment-captured") => History.Add(new HistoryRow
    {
        SagaId = saga.CorrelationId,
        Version = version,
        At = saga.UpdatedAt,
        Event = @event,
        MessageId = Guid.CreateVersion7(saga.UpdatedAt),
        FromState = "New",
        ToState = saga.State,
        Remarks = [remark],
    });
}
