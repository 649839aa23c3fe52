using Sagas.Payments;

namespace Sagas.Storage;

/// <summary>What people look after.</summary>
public interface IOwnedPayments
{
    /// <summary>The payments of an owner that have not ended, the longest untouched first.</summary>
    /// <exception cref="StoreUnavailableException">The store does not serve now.</exception>
    Task<IReadOnlyList<PaymentSaga>> OfAsync(string owner, int limit, CancellationToken cancellationToken);
}
