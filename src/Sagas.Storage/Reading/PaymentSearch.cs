using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Storage;

/// <summary>Which payments people look for; absent fields do not restrict.</summary>
public sealed record PaymentSearch
{
    /// <summary>Rows that one question looks at. A rare combination is found over several pages instead of one slow one.</summary>
    public const int LargestLook = 10_000;

    /// <summary>So many payments has a page at most; a bulk job is found with one or a few of them, for each costs a look of its own.</summary>
    public const int LargestLimit = 5_000;

    /// <summary>
    /// Exactly the payment's id, the order's, one of the gateway's ids, an operation's id, or the id of a message that was consumed in the last
    /// five weeks.
    /// </summary>
    public string? Text { get; init; }

    public string? TeamSlug { get; init; }

    public string? State { get; init; }

    public PaymentStatus? Status { get; init; }

    public string? Gateway { get; init; }

    /// <summary>Why the payment is where it is, exactly as <see cref="WaitingGroup.Why"/> says it.</summary>
    public string? Why { get; init; }

    /// <summary>A part of its hold or reason; Latin letters may be small or large.</summary>
    public string? Reason { get; init; }

    /// <summary>What made money owed, if only once.</summary>
    public ClaimCause? Failure { get; init; }

    public string? Currency { get; init; }

    /// <summary>The original amount in minor units, from.</summary>
    public long? AmountFrom { get; init; }

    /// <summary>The original amount in minor units, to.</summary>
    public long? AmountTo { get; init; }

    /// <summary>Unchanged since then, or longer.</summary>
    public DateTimeOffset? UpdatedUntil { get; init; }

    /// <summary>The <see cref="SearchPage.Next"/> of the page before.</summary>
    public string? After { get; init; }

    /// <summary>1 to <see cref="LargestLimit"/>.</summary>
    public int Limit { get; init; } = 50;

    internal bool Matches(PaymentSaga saga) =>
        Is(TeamSlug, saga.TeamSlug) && Is(State, saga.State) && Is(Gateway, saga.Gateway) && Is(Currency, saga.Currency)
        && (Why is null || Is(Why, WaitingReason.Of(saga)))
        && (Reason is null || $"{saga.Hold} {saga.Reason}".Contains(Reason, StringComparison.OrdinalIgnoreCase))
        && (Failure is null || saga.Claims.Exists(claim => claim.Cause == Failure))
        && (Status is null || Status == saga.Status)
        && (AmountFrom is null || saga.OriginalAmount >= AmountFrom)
        && (AmountTo is null || saga.OriginalAmount <= AmountTo)
        && (UpdatedUntil is null || saga.UpdatedAt <= UpdatedUntil);

    /// <summary>An id that is written like ours: of a message, an operation or a saga.</summary>
    internal Guid? OwnId => Guid.TryParse(Text, out var id) ? id : null;

    internal bool HasId(PaymentSaga saga) =>
        Is(Text, saga.PaymentId) || Is(Text, saga.OrderId) || Is(Text, saga.GatewayPaymentId) || Is(Text, saga.GatewaySessionId)
        || (OwnId is { } id && (saga.CorrelationId == id || saga.Operations.Exists(operation => operation.Id == id)));

    private static bool Is(string? asked, string? value) => asked is null || string.Equals(asked, value, StringComparison.Ordinal);
}

/// <summary>One page of what was found.</summary>
/// <param name="Payments">Last updated first; may be fewer than asked for, even none, although there is a next page.</param>
/// <param name="Next">Where to look on; <c>null</c> when everything was looked at.</param>
public sealed record SearchPage(IReadOnlyList<PaymentSaga> Payments, string? Next);
