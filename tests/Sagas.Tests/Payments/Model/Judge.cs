using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Tests.Payments.Model;

/// <summary>A payment's life as far as it went, for the judgement about it.</summary>
internal interface ILife
{
    PaymentSaga Saga { get; }

    ModelGateway Gateway { get; }

    /// <summary>What was told about the payment.</summary>
    IReadOnlyCollection<object> Told { get; }

    /// <summary>A person decided to give nothing back.</summary>
    bool Dismissed { get; }

    /// <summary>What was wrong on the way.</summary>
    IReadOnlyCollection<string> Broken { get; }
}

/// <summary>Compares where a payment ended with what the reference says about it.</summary>
internal static class Judge
{
    public static IReadOnlyList<string> Verdict(ILife world)
    {
        var broken = new List<string>(world.Broken);
        var saga = world.Saga;
        var hasReason = world.Told.Any(message => message is IStepFailure or CancelPayment);
        if (!hasReason && world.Gateway.Movements > 0)
            broken.Add("money moved without a reason");
        if (saga.State is "ManualActionRequired" or "AwaitingApproval")
            return broken;
        if (saga.Operations.Exists(operation => !operation.IsClosed))
            broken.Add($"an operation is still open in {saga.State}");
        if (saga.State != "Initial" && !world.Dismissed)
            JudgeRest(world, broken);
        return broken;
    }

    private static void JudgeRest(ILife world, List<string> broken)
    {
        var saga = world.Saga;
        var truth = world.Gateway.Truth;
        if (saga.Status is not null && saga.Status != truth && !EndedUnpaidByItself(world))
            broken.Add($"the saga says {saga.Status}, the gateway {truth}");
        // What a person recorded may be what the gateway did: it counts twice, with an alert.
        var isByHand = saga.OutsideReturns.Exists(known => known.ByHand);
        if (!isByHand && saga.Status is (PaymentStatus.Confirmed or PaymentStatus.Refunded) && saga.ReturnedAmount != world.Gateway.Returned)
            broken.Add($"the saga counts {saga.ReturnedAmount} as returned, the gateway {world.Gateway.Returned}");
        if (saga.Status is null)
            return;
        var mustEnd = world.Told.Any(message => message is CancelPayment) || (HasWholeFailure(world) && !HasSuccess(world));
        if (mustEnd && !saga.HasEnded)
            broken.Add($"everything is owed, and the payment rests in {saga.State}");
        if (!mustEnd && !HasSuccess(world) && saga.Status == PaymentStatus.Confirmed && world.Gateway.Returned != OwedByItems(world))
            broken.Add($"items worth {OwedByItems(world)} are owed, {world.Gateway.Returned} went back");
    }

    /// <summary>An expiry that overtakes the announcement of the hold ends as CANCELLED, and final states absorb: both words say that nothing was taken.</summary>
    private static bool EndedUnpaidByItself(ILife world) =>
        world.Gateway is { Movements: 0, Truth: PaymentStatus.Cancelled or PaymentStatus.Reversed }
        && world.Saga.Status is PaymentStatus.Cancelled or PaymentStatus.Reversed;

    private static bool HasWholeFailure(ILife world) => world.Told.Any(message => message is IStepFailure { Items: not { Count: > 0 }, Scope: null });

    private static bool HasSuccess(ILife world) => world.Told.Any(message => message is ItemGranted or NotificationDelivered);

    private static long OwedByItems(ILife world) => world.Told.OfType<IStepFailure>()
        .SelectMany(failure => (failure.Items ?? []).Select(item => item.ItemId).Concat(failure.Scope is null ? [] : ModelCart.OfTag))
        .Distinct(StringComparer.Ordinal)
        .Sum(item => ModelCart.Prices[item]);
}
