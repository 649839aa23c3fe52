namespace Sagas.Simulators.OmniCart;

/// <summary>What the price of an item is made of.</summary>
/// <param name="Amount">In minor units: of the whole item when declared, of one piece when calculated.</param>
/// <param name="Calculated">Whether quantity and modifier count; the words are <c>calculated</c> and <c>declared</c>.</param>
/// <param name="Quantity">May be a fraction.</param>
/// <param name="Modifier">A factor, such as 0.7 for a discount of 30 %.</param>
internal sealed record ItemPrice(long Amount, bool Calculated, decimal Quantity, decimal Modifier)
{
    public const string CalculatedWord = "calculated";
    public const string DeclaredWord = "declared";
    private const long Ceiling = 1_000_000_000_000_000;

    public static ItemPrice Declared(long amount) => new(amount, Calculated: false, Quantity: 1, Modifier: 1);

    /// <summary>Rounded to the nearest whole minor unit; more than any cart can hold is as good as that.</summary>
    public long Total => Calculated ? (long)Math.Min(Ceiling, Math.Round(Amount * Quantity * Modifier, MidpointRounding.AwayFromZero)) : Amount;
}
