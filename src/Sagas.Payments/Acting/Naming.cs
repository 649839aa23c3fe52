using Sagas.Contracts;

namespace Sagas.Payments;

/// <summary>Learns from a gateway that knows items which ones an operation was about, and what they cost.</summary>
internal static class Naming
{
    /// <summary>A scope becomes its items; an item without an amount gets its price.</summary>
    public static void Learn(PaymentSaga saga, Operation operation, OperationSucceeded answer)
    {
        if (answer.Items is not { } named)
            return;
        saga.Remark($"gateway {saga.Gateway} names {named.Count} items: {string.Join(", ", named.Select(item => $"{item.ItemId} {item.Amount}"))}");
        if (operation.Scope is { } scope)
        {
            saga.LearnPrices(named);
            foreach (var claim in saga.Claims.Where(claim => Scopes.AreSame(claim.Scope, scope)))
                claim.Items = [.. named];
        }
        else
        {
            // What a publisher said of an item decides how much of it goes back; that is not its price.
            saga.LearnPrices([.. named.Where(item => operation.Items?.Exists(asked => asked.ItemId == item.ItemId && asked.Amount is null) == true)]);
        }
    }

    /// <summary>A success that moved nothing and changed nothing, or did not name what was meant, would lead to the same operation for ever.</summary>
    public static void HoldWhatWouldNeverEnd(Turn turn, Operation operation, OperationSucceeded answer)
    {
        var saga = turn.Saga;
        if (saga.HasEnded || saga.AskFirst || saga.Hold is not null)
            return;
        var scopeIsUnnamed = operation.Scope is { } scope && saga.Claims.Exists(claim => claim.IsUnnamed && Scopes.AreSame(claim.Scope, scope));
        if (scopeIsUnnamed)
            saga.Hold = $"gateway {saga.Gateway} says that {Words.Of(operation)} is done and does not name its items: look up there what went back";
        else if (answer.Amount <= 0 && saga.StillWants(operation))
            saga.Hold = $"gateway {saga.Gateway} says that {Words.Of(operation)} is done and that nothing went back: look it up there";
        else
            return;
        saga.Alert(saga.Hold);
    }
}
