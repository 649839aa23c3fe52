using System.Globalization;
using System.Text.RegularExpressions;

namespace Sagas.Service.Components;

/// <summary>Sentences of the saga for people: what it tells in minor units is written as the currency writes it.</summary>
internal static partial class Sentence
{
    public static string Of(string text) => Amounts.Replace(text, found =>
        long.TryParse(found.Groups["amount"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
            ? Money.Format(amount, found.Groups["currency"].Value) + (found.Groups["more"].Success ? " (" : "")
            : found.Value);

    // "150000 RUB (minor units)", or with more in the brackets.
    [GeneratedRegex(@"(?<![0-9])(?<amount>[0-9]{1,19}) (?<currency>[A-Z]{3}) \(minor units(\)|(?<more>, ))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Amounts { get; }
}
