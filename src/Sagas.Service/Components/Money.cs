using System.Globalization;
using Sagas.Gateways;

namespace Sagas.Service.Components;

/// <summary>Amounts for people: minor units as the currency writes them.</summary>
internal static class Money
{
    public static string Format(long amount, string? currency)
    {
        if (amount == 0 && currency is null)
        {
            return "–";
        }

        if (currency is null || Currencies.DecimalsOf(currency) is not { } decimals)
        {
            // Better no decimal point than one in the wrong place.
            return string.Create(CultureInfo.InvariantCulture, $"{amount:N0} minor units {currency}").TrimEnd();
        }

        return $"{Scaled(amount, decimals).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)} {currency}";
    }

    /// <summary>Such as <c>1500.00</c>: for programs, and as people type it. Minor units when the currency is not known.</summary>
    public static string Plain(long amount, string? currency)
    {
        var decimals = currency is null ? 0 : Currencies.DecimalsOf(currency) ?? 0;
        return Scaled(amount, decimals).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>The minor units of what <see cref="Plain"/> writes; <c>null</c> for anything else, and for decimals that the currency has not.</summary>
    public static long? Parse(string text, string? currency)
    {
        var decimals = currency is null ? 0 : Currencies.DecimalsOf(currency) ?? 0;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) || amount > long.MaxValue / Scale(decimals))
        {
            return null;
        }

        var minor = amount * Scale(decimals);
        return minor == decimal.Truncate(minor) ? (long)minor : null;
    }

    private static decimal Scaled(long amount, int decimals) => amount / Scale(decimals);

    private static decimal Scale(int decimals) => (decimal)Math.Pow(10, decimals);
}
