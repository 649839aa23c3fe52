using Sagas.Contracts;

namespace Sagas.Payments;

/// <summary>What one operation is about: everything that remains, some items, or one scope.</summary>
/// <param name="Amount">How much, in minor units; or the most that may go back, see <see cref="IsUpperBound"/>.</param>
/// <param name="Items">The owed items, each with what is to go back of it in all; <c>null</c> when it is not about items.</param>
/// <param name="Scope">The scope; <c>null</c> when it is not about one.</param>
public sealed record Portion(long Amount, IReadOnlyList<PaymentItem>? Items = null, ItemScope? Scope = null)
{
    /// <summary>Only the gateway knows what it comes to.</summary>
    public bool IsUpperBound { get; init; }

    /// <summary>The operation was decided for exactly this.</summary>
    public bool IsOf(Operation operation) =>
        Amount == operation.Amount
        && Scopes.AreSame(Scope, operation.Scope)
        && (Items ?? []).SequenceEqual(operation.Items ?? []);
}
