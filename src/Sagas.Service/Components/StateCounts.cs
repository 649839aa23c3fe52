using Sagas.Service.Api;
using Sagas.Storage;

namespace Sagas.Service.Components;

/// <summary>How many payments are in each state, counted over the payments last updated.</summary>
/// <param name="States">Counts by state, in the order of a payment's way; states without payments are left out.</param>
/// <param name="Total">How many payments were counted.</param>
/// <param name="Complete">All payments were counted.</param>
public sealed record StateCounts(IReadOnlyList<KeyValuePair<string, int>> States, int Total, bool Complete)
{
    private const int PageSize = 500;

    // The page is drawn every few seconds: a bounded count that says so is better than a slow whole one.
    private const int MostPages = 10;

    public static async Task<StateCounts> CountAsync(IPaymentReader reader, string? teamSlug, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var total = 0;
        string? after = null;
        for (var page = 0; page < MostPages; page++)
        {
            var read = await reader.ListAsync(new PaymentFilter { TeamSlug = teamSlug, Limit = PageSize, After = after }, cancellationToken);
            foreach (var saga in read.Payments)
            {
                counts[saga.State] = counts.GetValueOrDefault(saga.State) + 1;
                total++;
            }

            after = read.Next;
            if (after is null)
            {
                break;
            }
        }

        var order = SagaStates.All.Concat(counts.Keys.Except(SagaStates.All, StringComparer.Ordinal).Order(StringComparer.Ordinal));
        return new StateCounts([.. order.Where(counts.ContainsKey).Select(state => KeyValuePair.Create(state, counts[state]))], total, after is null);
    }
}
