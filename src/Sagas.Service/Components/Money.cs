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

        var scaled = amount / (decimal)Math.Pow(10, decimals);
        return $"{scaled.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)} {currency}";
    }
}
