using Sagas.Payments;

namespace Sagas.Storage;

public sealed partial class InMemoryStore : IOwnedPayments
{
    /// <inheritdoc />
    public Task<IReadOnlyList<PaymentSaga>> OfAsync(string owner, int limit, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<PaymentSaga>>(
            [
                .. _payments.Values.Where(row => !CustomersMoney.Ended.Contains(row.State)).OrderBy(row => row.UpdatedAt)
                    .Select(row => SagaJson.Read(row.Json)).Where(saga => string.Equals(saga.Handling?.Owner, owner, StringComparison.Ordinal)).Take(limit),
            ]);
        }
    }
}
