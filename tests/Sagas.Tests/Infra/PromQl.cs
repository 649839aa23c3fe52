using System.Text.RegularExpressions;

namespace Sagas.Tests.Infra;

/// <summary>The names of series that an expression asks for.</summary>
internal static partial class PromQl
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "sum", "max", "min", "count", "rate", "increase", "histogram_quantile", "absent", "vector", "and", "or", "unless", "offset",
    };

    [GeneratedRegex("""\{[^}]*\}|\[[^\]]*\]|"[^"]*"|\b(by|on) \([^)]*\)|\boffset \w+""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Selectors { get; }

    [GeneratedRegex("[a-zA-Z_:][a-zA-Z0-9_:]*", RegexOptions.None, 1000)]
    private static partial Regex Name { get; }

    public static IEnumerable<string> Series(string expression) =>
        Name.Matches(Selectors.Replace(expression, " ")).Select(match => match.Value).Where(name => !Words.Contains(name));
}
