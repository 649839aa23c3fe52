using Sagas.Contracts;

namespace Sagas.Gateways.Moneta;

/// <summary>
/// The operations that were decided for a payment before this one. The gateway knows no key under which it would refuse a second refund,
/// and lists refunds by their label only: so the labels of earlier ones are looked up too. One that was given up here may be paid yet.
/// </summary>
internal static class MonetaOrdinals
{
    /// <summary>So many operations of one payment are looked through; each costs a question.</summary>
    public const int Most = 32;

    /// <summary>Oldest first; <c>null</c> when the operation is not among the first <see cref="Most"/>.</summary>
    public static IReadOnlyList<Guid>? Before(GatewayOperation operation)
    {
        var saga = SagaIds.ForPayment(operation.TeamSlug, operation.PaymentId);
        var earlier = new List<Guid>();
        for (var ordinal = 1; ordinal <= Most; ordinal++)
        {
            var id = SagaIds.ForOperation(saga, ordinal);
            if (id == operation.OperationId)
                return earlier;
            earlier.Add(id);
        }

        return null;
    }
}
