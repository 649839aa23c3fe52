using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Storage;

/// <summary>What the API and the pages read. What it returns is a snapshot: changing it changes nothing.</summary>
public interface IPaymentReader
{
    /// <summary>The payment, or <c>null</c>.</summary>
    Task<PaymentSaga?> FindAsync(string teamSlug, string paymentId, CancellationToken cancellationToken);

    /// <summary>The payments of a gateway instance that it knows by this payment, session or cart id; oldest first, at most ten.</summary>
    Task<IReadOnlyList<PaymentSaga>> FindByGatewayAsync(string gateway, string gatewayId, CancellationToken cancellationToken);

    /// <summary>Payments, last updated first.</summary>
    /// <exception cref="FormatException"><see cref="PaymentFilter.After"/> is not the <see cref="PaymentPage.Next"/> of any page.</exception>
    Task<PaymentPage> ListAsync(PaymentFilter filter, CancellationToken cancellationToken);

    /// <summary>The payment's history, oldest first, at most <paramref name="limit"/> rows after version <paramref name="afterVersion"/>.</summary>
    Task<IReadOnlyList<HistoryRow>> HistoryAsync(Guid sagaId, long afterVersion, int limit, CancellationToken cancellationToken);
}

/// <summary>Which payments; absent fields do not restrict.</summary>
public sealed record PaymentFilter
{
    public string? TeamSlug { get; init; }

    public string? State { get; init; }

    public PaymentStatus? Status { get; init; }

    public string? Gateway { get; init; }

    /// <summary>The <see cref="PaymentPage.Next"/> of the page before.</summary>
    public string? After { get; init; }

    /// <summary>1 to 500.</summary>
    public int Limit { get; init; } = 50;
}

/// <summary>One page of payments.</summary>
/// <param name="Payments">Last updated first.</param>
/// <param name="Next">Where the next page begins; <c>null</c> at the end.</param>
public sealed record PaymentPage(IReadOnlyList<PaymentSaga> Payments, string? Next);
