using Sagas.Contracts;

namespace Sagas.Payments;

/// <summary>What a payment without an open operation does next.</summary>
internal abstract record Move
{
    /// <summary>Nothing to do; it rests where its status puts it.</summary>
    public sealed record Rest(string? Reason = null) : Move;

    /// <summary>Money is owed, and no payment is known yet.</summary>
    public sealed record AwaitPayment : Move;

    /// <summary>The grace delay runs.</summary>
    public sealed record AwaitDelay(DateTimeOffset Until, string Reason) : Move;

    public sealed record AskApproval(string Reason) : Move;

    public sealed record NeedPerson(string Reason) : Move;

    /// <summary>The gateway cannot end it; it waits for its expiry, or for a capture.</summary>
    public sealed record AwaitEnd(string Reason) : Move;

    /// <param name="Kind">How.</param>
    /// <param name="Portion">How much, and for what.</param>
    /// <param name="AskFirst">The gateway is asked before anything is sent.</param>
    public sealed record Operate(OperationKind Kind, Portion Portion, bool AskFirst) : Move;
}
