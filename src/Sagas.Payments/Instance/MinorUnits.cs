namespace Sagas.Payments;

/// <summary>Sums of amounts. They stop at the largest number instead of turning negative: a wrong sum must never make more payable.</summary>
internal static class MinorUnits
{
    /// <summary>Adds two amounts; what is below 0 counts as nothing.</summary>
    public static long Plus(this long amount, long more)
    {
        var added = Math.Max(0, more);
        return added > long.MaxValue - Math.Max(0, amount) ? long.MaxValue : amount + added;
    }
}
