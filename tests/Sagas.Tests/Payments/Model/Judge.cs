using Sagas.Contracts;

namespace Sagas.Tests.Payments.Model;

/// <summary>Compares where a payment ended with what the reference says about it.</summary>
internal static class Judge
{
    public static IReadOnlyList<string> Verdict(ModelWorld world)
    {
        var broken = new List<string>(world.Broken);
        var saga = world.Driver.Saga;
        var hasReason = world.Told.Exists(message => message is IStepFailure or CancelPayment);
        if (!hasReason && world.Gateway.Movements > 0)
            broken.Add("money moved without a reason");
        if (saga.State is "ManualActionRequired")
            return broken;
        if (saga.Operations.Exists(operation => !operation.IsClosed))
            broken.Add($"an operation is still open in {saga.State}");
        if (saga.State != "Initial" && !world.Dismissed)
            JudgeRest(world, broken);
        return broken;
    }

    private static void JudgeRest(ModelWorld world, List<string> broken)
    {
        var saga = world.Driver.Saga;
        var truth = world.Gateway.Truth;
        if (saga.Status is not null && saga.Status != truth && !EndedUnpaidByItself(world))
            broken.Add($"the saga says {saga.Status}, the gateway {truth}");
        if (saga.Status is PaymentStatus.Confirmed or PaymentStatus.Refunded && saga.ReturnedAmount != world.Gateway.Returned)
            broken.Add($"the saga counts {saga.ReturnedAmount} as returned, the gateway {world.Gateway.Returned}");
        if (saga.Status is null)
            return;
        var mustEnd = world.Told.Exists(message => message is CancelPayment) || (HasWholeFailure(world) && !HasSuccess(world));
        if (mustEnd && !saga.HasEnded)
            broken.Add($"everything is owed, and the payment rests in {saga.State}");
        if (!mustEnd && !HasSuccess(world) && saga.Status == PaymentStatus.Confirmed && world.Gateway.Returned != OwedByItems(world))
            broken.Add($"items worth {OwedByItems(world)} are owed, {world.Gateway.Returned} went back");
    }

    /// <summary>An expiry that overtakes the announcement of the hold ends as CANCELLED, and final states absorb: both words say that nothing was taken.</summary>
    private static bool EndedUnpaidByItself(ModelWorld world) =>
        world.Gateway is { Movements: 0, Truth: PaymentStatus.Cancelled or PaymentStatus.Reversed }
        && world.Driver.Saga.Status is PaymentStatus.Cancelled or PaymentStatus.Reversed;

    private static bool HasWholeFailure(ModelWorld world) => world.Told.Exists(message => message is IStepFailure { Items: not { Count: > 0 }, Scope: null });

    private static bool HasSuccess(ModelWorld world) => world.Told.Exists(message => message is ItemGranted or NotificationDelivered);

    private static long OwedByItems(ModelWorld world) => world.Told.OfType<IStepFailure>()
        .SelectMany(failure => (failure.Items ?? []).Select(item => item.ItemId).Concat(failure.Scope is null ? [] : ModelCart.OfTag))
        .Distinct(StringComparer.Ordinal)
        .Sum(item => ModelCart.Prices[item]);
}
