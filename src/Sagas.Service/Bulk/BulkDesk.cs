using Microsoft.Extensions.Options;
using Sagas.Payments;
using Sagas.Service.Api.Actions;
using Sagas.Storage;

namespace Sagas.Service.Bulk;

/// <summary>Finds what a job would be about.</summary>
internal sealed class BulkDesk(IOperationsReader reader, IOptions<BulkOptions> options)
{
    // A search that finds little looks at half a million rows at most: then a person says more of what is meant.
    private const int MostLooks = 50;

    public async Task<BulkPreview> LookAsync(PersonAction action, PaymentSearch search, CancellationToken cancellationToken)
    {
        var fitting = new List<PaymentSaga>();
        var others = 0;
        string? after = null;
        for (var looks = 0; looks < MostLooks && fitting.Count <= options.Value.MostPayments; looks++)
        {
            var page = await reader.SearchAsync(search with { After = after, Limit = PaymentSearch.LargestLimit }, cancellationToken);
            fitting.AddRange(page.Payments.Where(saga => action.States.Contains(saga.State, StringComparer.Ordinal)));
            others += page.Payments.Count(saga => !action.States.Contains(saga.State, StringComparer.Ordinal));
            after = page.Next;
            if (after is null)
            {
                break;
            }
        }

        // What changes while it is looked at comes up twice.
        fitting = [.. fitting.DistinctBy(saga => saga.CorrelationId)];
        return new BulkPreview
        {
            Items = [.. fitting.Take(options.Value.MostPayments).Select((saga, index) => new BulkItem(index + 1, saga.TeamSlug, saga.PaymentId))],
            Sums = Sums(fitting.Take(options.Value.MostPayments)),
            Others = others,
            IsCut = after is not null || fitting.Count > options.Value.MostPayments,
        };
    }

    private static IReadOnlyList<MoneyAtRisk> Sums(IEnumerable<PaymentSaga> payments) =>
    [
        .. payments.GroupBy(saga => saga.Currency, StringComparer.Ordinal)
            .Select(same => new MoneyAtRisk(same.Key, same.Count(), same.Aggregate(0L, (sum, saga) => Plus(sum, CustomersMoney.AtRisk(saga)))))
            .OrderBy(sum => sum.Currency, StringComparer.Ordinal),
    ];

    // The largest number when it is larger; never a small one because it has run over.
    private static long Plus(long sum, long amount) => amount > long.MaxValue - sum ? long.MaxValue : sum + amount;
}
