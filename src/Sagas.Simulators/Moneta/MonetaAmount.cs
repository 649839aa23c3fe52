using System.Globalization;

namespace Sagas.Simulators.Moneta;

/// <summary>Amounts in major units with two decimals, as the API writes them.</summary>
internal static class MonetaAmount
{
    private const int MinorPerMajor = 100;
    private const int MaxLength = 20;

    public static string Text(long minor) => ((decimal)minor / MinorPerMajor).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Positive, with at most two decimals; no exponent.</summary>
    public static bool TryParse(string text, out long minor)
    {
        minor = 0;
        if (text.Length > MaxLength || !decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var major))
            return false;
        var exact = major * MinorPerMajor;
        if (exact <= 0 || exact > long.MaxValue || exact != decimal.Truncate(exact))
            return false;
        minor = (long)exact;
        return true;
    }
}
