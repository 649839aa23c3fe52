using System.Globalization;

namespace Sagas.Gateways.Moneta;

/// <summary>Operation and account numbers of MONETA.</summary>
internal static class MonetaIds
{
    /// <summary>The number, or <c>null</c> when the text is not one: digits only, without a leading zero.</summary>
    public static long? Parse(string? text) =>
        text is [>= '1' and <= '9', ..] && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
