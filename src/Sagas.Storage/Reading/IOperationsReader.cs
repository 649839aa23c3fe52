using Sagas.Gateways;

namespace Sagas.Storage;

/// <summary>What the operations pages read. Every question looks at a bounded part of the payments, however many there are.</summary>
public interface IOperationsReader
{
    /// <summary>Where the money stands now.</summary>
    /// <param name="since">Only what ended after it enters the latency; its hours are those of the day that begins with it.</param>
    /// <param name="cancellationToken">Gives up the wait.</param>
    Task<Overview> OverviewAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>The payments that are asked for, last updated first.</summary>
    /// <exception cref="FormatException"><see cref="PaymentSearch.After"/> is not the <see cref="SearchPage.Next"/> of any page.</exception>
    Task<SearchPage> SearchAsync(PaymentSearch search, CancellationToken cancellationToken);

    /// <summary>What waits for a person, the most payments first, at most <see cref="WaitingGroup.Most"/> groups.</summary>
    Task<IReadOnlyList<WaitingGroup>> WaitingAsync(CancellationToken cancellationToken);

    /// <summary>Every change of the payment's state, the first first, at most <see cref="PathStep.Most"/>.</summary>
    Task<IReadOnlyList<PathStep>> PathAsync(Guid sagaId, CancellationToken cancellationToken);

    /// <summary>The journal's rows about a payment, oldest first, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<JournalEntry>> AttemptsAsync(Guid sagaId, int limit, CancellationToken cancellationToken);
}
