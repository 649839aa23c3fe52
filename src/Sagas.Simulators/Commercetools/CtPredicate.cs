using System.Text.RegularExpressions;

namespace Sagas.Simulators.Commercetools;

/// <summary>The query predicates that are needed to find a payment or its cart; any other is refused.</summary>
internal static partial class CtPredicate
{
    /// <summary><c>paymentInfo(payments(id="…"))</c> → the payment's id.</summary>
    public static string? PaymentOfCart(string where) => Value(CartByPayment(), where);

    /// <summary><c>id="…"</c></summary>
    public static string? Id(string where) => Value(ById(), where);

    /// <summary><c>key="…"</c></summary>
    public static string? Key(string where) => Value(ByKey(), where);

    /// <summary><c>transactions(interactionId="…")</c></summary>
    public static string? InteractionId(string where) => Value(ByInteraction(), where);

    private static string? Value(Regex form, string where) => form.Match(where) is { Success: true } match ? match.Groups["value"].Value : null;

    [GeneratedRegex(
        """^\s*paymentInfo\s*\(\s*payments\s*\(\s*id\s*=\s*"(?<value>[^"\\]+)"\s*\)\s*\)\s*$""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex CartByPayment();

    [GeneratedRegex(
        """^\s*id\s*=\s*"(?<value>[^"\\]+)"\s*$""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ById();

    [GeneratedRegex(
        """^\s*key\s*=\s*"(?<value>[^"\\]+)"\s*$""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ByKey();

    [GeneratedRegex(
        """^\s*transactions\s*\(\s*interactionId\s*=\s*"(?<value>[^"\\]+)"\s*\)\s*$""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ByInteraction();
}
