using Sagas.Contracts;

namespace Sagas.Storage;

/// <summary>Takes merchants' requests: what it has answered is stored, and reaches the saga whatever happens to this process.</summary>
public interface ICancelRequests
{
    /// <summary>
    /// Stores the request and the promise of its message in one commit. Of any number of calls with the same id, in any number of processes,
    /// exactly one is new; without an id every call is.
    /// </summary>
    /// <param name="message">What the saga is asked; its <see cref="CancelPayment.ExternalRequestId"/> may be absent.</param>
    /// <param name="send">Whether the saga has to be asked; else only the id is kept.</param>
    /// <param name="cancellationToken">Gives up waiting; the request may have been stored.</param>
    /// <returns>The request that holds the id: this one, or the one that came first.</returns>
    /// <exception cref="StoreUnavailableException">The call may be repeated as it is. A store that is away is waited for until <paramref name="cancellationToken"/> ends it.</exception>
    /// <exception cref="EngineStoppedException">The process stops; whether the request was stored is not known.</exception>
    Task<CancelAcceptance> AcceptAsync(CancelPayment message, bool send, CancellationToken cancellationToken);
}

/// <summary>What became of a request.</summary>
/// <param name="IsNew">Whether it was stored now.</param>
/// <param name="PaymentId">The payment that the id was first used for.</param>
/// <param name="RequestedAt">When that was.</param>
public sealed record CancelAcceptance(bool IsNew, string PaymentId, DateTimeOffset RequestedAt);
