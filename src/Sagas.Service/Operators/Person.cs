namespace Sagas.Service.Operators;

/// <summary>Who looks at a page.</summary>
public sealed record Person(string Name, OperatorRole Role)
{
    /// <summary>Embedded mode: nobody signs in, and no real money is there.</summary>
    public static Person Demo { get; } = new("demo", OperatorRole.Approver);

    public bool MayDecide => Role >= OperatorRole.Operator;

    /// <summary>Whether this person may decide about a payment of so much.</summary>
    /// <param name="amount">Minor units.</param>
    /// <param name="currency">ISO 4217, or <c>null</c> when no fact named it.</param>
    /// <param name="approverAbove">By currency, the largest amount that needs no approver.</param>
    public bool MayDecideAbout(long amount, string? currency, IReadOnlyDictionary<string, long> approverAbove)
    {
        if (Role == OperatorRole.Approver)
        {
            return true;
        }

        // A payment whose currency nobody told cannot be compared with any limit.
        var isSmall = currency is null ? approverAbove.Count == 0 : !approverAbove.TryGetValue(currency, out var limit) || amount <= limit;
        return MayDecide && isSmall;
    }
}

/// <summary>The person of the request, for the frame around its page.</summary>
internal sealed class PersonOnPage
{
    public Person? Person { get; set; }
}
