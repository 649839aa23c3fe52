namespace Sagas.Tests.EndToEnd.Matrix;

/// <summary>How a payment of the matrix ended.</summary>
/// <param name="State">The saga's.</param>
/// <param name="Status">As the outside world sees it.</param>
/// <param name="Returned">In minor units.</param>
/// <param name="Movements">The gateway's ledger.</param>
/// <param name="Attention">Why it needs somebody, and what is to be done; <c>null</c> where it ended as it should.</param>
internal sealed record MatrixCell(string State, string? Status, long Returned, IReadOnlyList<string> Movements, string? Attention)
{
    public string Ledger => Movements.Count == 0 ? "nothing" : string.Join(", ", Movements);

    /// <summary>What is wrong with it, or <c>null</c>. Independent of what anybody has approved.</summary>
    public string? Fault(Undoing undoing, bool mayNeedSomebody)
    {
        if (State == undoing.End)
        {
            // Only taken money is returned; a hold or a session ends without.
            var returned = undoing.Kind == "refund" ? undoing.Amount : 0;
            return (Status, Returned, Ledger) == (undoing.Status, returned, $"{undoing.Kind} {undoing.Amount}")
                ? null
                : "it ended, but not with one movement of the right amount and status";
        }

        if (!mayNeedSomebody)
            return "it did not end by itself";
        if (Movements.Count > 0)
            return "somebody is asked to do what was done already";
        return string.IsNullOrWhiteSpace(Attention) ? "nobody is told what to do" : null;
    }
}
