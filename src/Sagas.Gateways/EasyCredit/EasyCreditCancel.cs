using Sagas.Contracts;

namespace Sagas.Gateways.EasyCredit;

/// <summary>
/// Ends an unpaid payment. easyCredit has no call for that: its transaction expires. What is ended is the payment in commercetools, and the
/// cart is given back to the customer. Each step looks at the state first, so all of it can be repeated.
/// </summary>
internal sealed class EasyCreditCancel(CommercetoolsApi shop, EasyCreditChecks checks)
{
    /// <summary>How often a change is decided anew because others changed the same thing meanwhile.</summary>
    private const int MostConflicts = 3;

    public async Task<GatewayPreparation> PrepareAsync(string paymentId, CancellationToken cancellationToken) =>
        await checks.LookAsync(paymentId, cancellationToken) switch
        {
            { Payment: { } payment } => new GatewayPreparation { Snapshot = CancelPlan.Of(payment).Write() },
            { No: { } no } => new GatewayPreparation { Decided = no },
            var found => new GatewayPreparation { Decided = found.Trouble!.BeforeCall() },
        };

    public async Task<GatewayOutcome> ExecuteAsync(GatewayOperation operation, string paymentId, CancellationToken cancellationToken)
    {
        var plan = CancelPlan.Read(operation.Snapshot)
            ?? throw new InvalidOperationException($"Operation {operation.OperationId} was not prepared.");
        var wasOpen = plan.Open.Count > 0;
        if (await FailAsync(operation, paymentId, plan, cancellationToken) is { } stopped)
            return stopped;

        var carts = await UnfreezeAsync(operation, paymentId, cancellationToken);
        return carts.Trouble ?? Done(operation, external: operation.Attempt == 1 && !wasOpen && carts.Unfrozen == 0);
    }

    public async Task<GatewayOutcome> ResolveAsync(GatewayOperation operation, string paymentId, CancellationToken cancellationToken)
    {
        var found = await checks.LookAsync(paymentId, cancellationToken);
        if (found.Payment is not { } payment)
            return found.No ?? found.Trouble!.InDoubt();
        if (payment.Open.Count > 0)
            return NotDone(payment);

        var carts = await shop.FrozenCartsAsync(paymentId, cancellationToken);
        return carts.Value is not { } frozen ? carts.Trouble!.InDoubt()
            : frozen.All.Count > 0 ? NotDone(payment)
            : Done(operation, external: false);
    }

    private static GatewayOutcome.Succeeded Done(GatewayOperation operation, bool external) =>
        new(PaymentStatus.Cancelled, operation.Amount) { External = external };

    private static GatewayOutcome.NotDone NotDone(CommercetoolsPayment payment) =>
        new() { GatewayStatus = PaymentStatus.New, GatewayAmount = payment.Planned };

    // Null: no authorisation is open any more, and easyCredit has authorised none.
    private async Task<GatewayOutcome?> FailAsync(GatewayOperation operation, string paymentId, CancelPlan plan, CancellationToken cancellationToken)
    {
        for (var round = 1; plan.Open.Count > 0; round++)
        {
            var changed = await shop.FailAsync(operation, paymentId, plan.Version, plan.Open, cancellationToken);
            if (changed.Value is { } payment)
                return await VerifyAsync(payment, plan, cancellationToken);
            if (changed.Trouble is not { Kind: TroubleKind.Conflict } conflict || round == MostConflicts)
                return changed.Trouble!.OfCall();

            // Somebody else wrote: whether it may still be cancelled is looked at from the beginning.
            var found = await checks.LookAsync(paymentId, cancellationToken);
            if (found.Payment is not { } now)
                return found.No ?? (found.Trouble! with { Code = found.Trouble.Code ?? conflict.Code }).BeforeCall();
            plan = CancelPlan.Of(now);
        }

        return null;
    }

    // Between the look and the change easyCredit may have authorised. Nobody else would notice: in commercetools the payment is over.
    private async Task<GatewayOutcome?> VerifyAsync(CommercetoolsPayment after, CancelPlan plan, CancellationToken cancellationToken)
    {
        var changed = after.Failed.Where(authorization => plan.Open.Contains(authorization.Id, StringComparer.Ordinal)).ToArray();
        if (changed.Length != plan.Open.Count)
            return new GatewayOutcome.Unknown { Message = "commercetools took the change and does not show it." };

        var authorized = await checks.WhyNotAsync(changed, cancellationToken);
        return authorized.No is { } no
            ? no with { Message = "easyCredit authorised the transaction while it was being cancelled; in commercetools its authorisation is Failure now." }
            : authorized.Trouble?.InDoubt();
    }

    // After the first change the attempt is under way: what stops it here leaves it in doubt, and the resolver finds what is left.
    private async Task<(int Unfrozen, GatewayOutcome? Trouble)> UnfreezeAsync(
        GatewayOperation operation, string paymentId, CancellationToken cancellationToken)
    {
        var unfrozen = 0;
        for (var round = 1; ; round++)
        {
            var carts = await shop.FrozenCartsAsync(paymentId, cancellationToken);
            if (carts.Value is not { } frozen)
                return (unfrozen, carts.Trouble!.InDoubt());
            if (frozen.All.Count == 0)
                return (unfrozen, null);

            Trouble? left = null;
            foreach (var cart in frozen.All)
            {
                if (await shop.UnfreezeAsync(operation, cart, cancellationToken) is { } trouble)
                    left = trouble;
                else
                    unfrozen++;
            }

            if (left is null)
                return (unfrozen, null);
            if (left.Kind is TroubleKind.NotSent or TroubleKind.Lost || round == MostConflicts)
                return (unfrozen, left.Kind == TroubleKind.Refused ? StaysFrozen(left) : left.InDoubt());
        }
    }

    private static GatewayOutcome.Rejected StaysFrozen(Trouble trouble) => new(RejectionCause.Refused)
    {
        Code = trouble.Code,
        Message = $"The payment is cancelled in commercetools, and its cart stays frozen: {trouble.Message}",
    };
}
