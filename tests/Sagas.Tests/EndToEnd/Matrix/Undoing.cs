namespace Sagas.Tests.EndToEnd.Matrix;

/// <summary>What a failure asks of a gateway, by how far the payment has come.</summary>
internal sealed record Undoing(string Name, string Standing, string Fact, string Resting, string End, string Status, string Kind, long Amount)
{
    /// <summary>What every payment of the matrix was made for.</summary>
    public const long Whole = 150_000;

    /// <summary>Less than the failed item costs, so that a gateway of items has to change one.</summary>
    public const long Part = 20_000;

    public static Undoing Cancel { get; } = new("cancel", "NEW", "payment-initiated", "New", "Cancelled", "CANCELLED", "cancel", Whole);

    public static Undoing Reverse { get; } = new("reverse", "AUTHORIZED", "payment-authorized", "Authorized", "Reversed", "REVERSED", "reverse", Whole);

    public static Undoing Refund { get; } = new("refund", "CONFIRMED", "payment-captured", "Confirmed", "Refunded", "REFUNDED", "refund", Whole);

    public static Undoing Partial { get; } = new("partial", "CONFIRMED", "payment-captured", "Confirmed", "Confirmed", "CONFIRMED", "refund", Part);

    public static IReadOnlyList<Undoing> All { get; } = [Cancel, Reverse, Refund, Partial];

    /// <summary>What the failure says of the items.</summary>
    public string Items => Amount == Whole ? "" : $$""","items":[{"itemId":"a","amount":{{Amount}}}]""";
}
