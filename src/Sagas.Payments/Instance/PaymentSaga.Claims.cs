using System.Globalization;
using Sagas.Contracts;

namespace Sagas.Payments;

public sealed partial class PaymentSaga
{
    /// <summary>
    /// Remembers why money is owed: for items, for what a scope means, for both, or for everything. The same reason again (same cause,
    /// same item or scope) only raises the amount; it counts anew when it happened after what had settled it.
    /// </summary>
    public void AddClaims(Claim pattern, IReadOnlyList<PaymentItem>? items, ItemScope? scope, DateTimeOffset now)
    {
        var meant = Scopes.Canonical(scope);
        var owed = (items ?? []).ToList();
        if (meant is not null && Scopes.NamesItemsOnly(meant))
        {
            owed.AddRange(meant.ItemIds!.Where(id => !owed.Exists(item => item.ItemId == id)).Select(id => new PaymentItem { ItemId = id }));
            meant = null;
        }

        foreach (var item in owed)
            AddClaim(pattern.For(item, scope: null), now);
        if (meant is not null || owed.Count == 0)
            AddClaim(pattern.For(item: null, meant), now);
    }

    /// <summary>The step went well after all: what nobody acted on yet is no longer owed.</summary>
    /// <returns><c>true</c> when money is going back, or went back, for something that was granted now.</returns>
    public bool WithdrawClaims(ClaimCause cause, IReadOnlyList<PaymentItem>? items, DateTimeOffset occurredAt, DateTimeOffset now)
    {
        RememberSuccess(cause, items, occurredAt);
        var tooLate = false;
        foreach (var claim in LiveClaims().Where(claim => claim.Cause == cause && claim.OccurredAt <= occurredAt && Covers(items, claim)))
        {
            if (claim.OperationOrdinal is not null)
                tooLate = true;
            else
                claim.Become(ClaimStanding.Withdrawn, now);
        }

        return tooLate;
    }

    /// <summary>The last success that speaks for the item (or, for <c>null</c>, for everything).</summary>
    public DateTimeOffset? SucceededAt(ClaimCause cause, string? itemId)
    {
        var all = cause == ClaimCause.ItemGrantFailed ? GrantedAt : NotifiedAt;
        if (itemId is not null && ItemSuccesses.TryGetValue(KeyOf(cause, itemId), out var one) && (all is null || one > all))
            return one;
        return all;
    }

    /// <summary>Claims that still mean something to somebody.</summary>
    public IEnumerable<Claim> LiveClaims() =>
        Claims.Where(claim => claim.Standing is ClaimStanding.Open or ClaimStanding.Granted or ClaimStanding.NeedsApproval);

    private static bool Covers(IReadOnlyList<PaymentItem>? items, Claim claim) =>
        items is not { Count: > 0 } || items.Any(item => item.ItemId == claim.ItemId || claim.Items?.Exists(owed => owed.ItemId == item.ItemId) == true);

    private static string KeyOf(ClaimCause cause, string itemId) =>
        (cause == ClaimCause.ItemGrantFailed ? "grant/" : "notify/") + itemId;

    private void AddClaim(Claim claim, DateTimeOffset now)
    {
        if (claim.Cause is ClaimCause.ItemGrantFailed or ClaimCause.NotificationFailed
            && SucceededAt(claim.Cause, claim.ItemId) is { } success && claim.OccurredAt <= success)
        {
            Remark($"ignored: the step succeeded at {success:O}, not before this failure");
            return;
        }

        var known = Claims.Find(other => other.Cause == claim.Cause && other.ItemId == claim.ItemId && Scopes.AreSame(other.Scope, claim.Scope));
        if (known is null)
        {
            Claims.Add(claim);
            Remark($"owed for {claim.About}: {claim.Reason}");
            return;
        }

        if (claim.Amount > (known.Amount ?? 0))
        {
            Raise(known, claim.Amount.Value, now);
            return;
        }

        var asksForMore = known.OnlyUnpaid && !claim.OnlyUnpaid;
        known.OnlyUnpaid &= claim.OnlyUnpaid;
        Reopen(known, claim, asksForMore, now);
    }

    /// <summary>More is owed for an item than was decided about: that is decided anew, with its threshold and the brake.</summary>
    private void Raise(Claim known, long amount, DateTimeOffset now)
    {
        Remark($"owed for {known.ItemId}: {amount}, {known.Amount?.ToString(CultureInfo.InvariantCulture) ?? "nothing"} was told before");
        known.Amount = amount;
        if (known.Standing == ClaimStanding.Granted)
            known.Become(ClaimStanding.Open, now);
    }

    /// <summary>A settled claim is opened by a failure after its settlement; the same fact under another message id is not one.</summary>
    private void Reopen(Claim known, Claim again, bool asksForMore, DateTimeOffset now)
    {
        var reopens = known.Standing switch
        {
            ClaimStanding.Dismissed => again.OccurredAt > known.DecidedAt && !IsSameRequest(known, again),
            ClaimStanding.Withdrawn => asksForMore || (again.OccurredAt > known.OccurredAt && !IsSameRequest(known, again)),
            ClaimStanding.Ignored => again.OccurredAt > known.OccurredAt,
            _ => false,
        };
        if (!reopens)
        {
            Remark("ignored: this is known already");
            return;
        }

        known.OccurredAt = again.OccurredAt;
        known.ReceivedAt = again.ReceivedAt;
        known.Reason = again.Reason;
        known.Items = null;
        known.OnlyUnpaid = again.OnlyUnpaid;
        known.ExternalRequestId = again.ExternalRequestId;
        known.OperationOrdinal = null;
        known.Become(ClaimStanding.Open, now);
        Remark($"owed again for {known.About}: {known.Reason}");
    }

    private static bool IsSameRequest(Claim known, Claim again) =>
        !string.IsNullOrEmpty(known.ExternalRequestId)
        && string.Equals(known.ExternalRequestId, again.ExternalRequestId, StringComparison.Ordinal);

    /// <summary>Notes when a step went well; the later success counts.</summary>
    public void RememberSuccess(ClaimCause cause, IReadOnlyList<PaymentItem>? items, DateTimeOffset occurredAt)
    {
        if (items is { Count: > 0 })
        {
            foreach (var item in items)
            {
                var key = KeyOf(cause, item.ItemId);
                if (!ItemSuccesses.TryGetValue(key, out var before) || occurredAt > before)
                    ItemSuccesses[key] = occurredAt;
            }
        }
        else if (cause == ClaimCause.ItemGrantFailed)
        {
            GrantedAt = GrantedAt > occurredAt ? GrantedAt : occurredAt;
        }
        else
        {
            NotifiedAt = NotifiedAt > occurredAt ? NotifiedAt : occurredAt;
        }
    }
}
