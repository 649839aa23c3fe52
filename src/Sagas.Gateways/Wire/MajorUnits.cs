using System.Globalization;

namespace Sagas.Gateways;

/// <summary>Amounts as decimal texts of the currency's major unit ("10.01"), which some gateways write, and as our minor units.</summary>
public static class MajorUnits
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>The amount with all decimals of its currency, such as "10.01" for 1001 kopecks; <c>null</c> when the currency is not in the list.</summary>
    public static string? ToText(long minor, string currency) => Currencies.DecimalsOf(currency) is { } decimals
        ? (minor / PowerOfTen(decimals)).ToString($"F{decimals}", CultureInfo.InvariantCulture)
        : null;

    /// <summary>
    /// Minor units of a text such as "10.01", "10.010" or "-7"; <c>null</c> when it is no such text, does not fit, has a fraction of a minor
    /// unit or a currency that is not in the list. Nothing is rounded.
    /// </summary>
    public static long? ToMinor(string? text, string currency)
    {
        if (Currencies.DecimalsOf(currency) is not { } decimals || !decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var major))
            return null;

        var factor = PowerOfTen(decimals);
        if (Math.Abs(major) > long.MaxValue / factor)
            return null;

        var minor = major * factor;
        return decimal.IsInteger(minor) ? (long)minor : null;
    }

    private static decimal PowerOfTen(int decimals)
    {
        var power = 1m;
        for (var i = 0; i < decimals; i++)
            power *= 10;
        return power;
    }
}
