using System.Collections.Frozen;

namespace Sagas.Gateways;

/// <summary>The active alphabetic codes of ISO 4217 that have a minor unit, with its number of decimals.</summary>
public static class Currencies
{
    // Without codes that have no minor unit (metals, bond units, XDR, XXX). BGN was replaced by EUR in January 2026;
    // payments taken before can still be returned.
    private const string TwoDecimals =
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU " +
        "CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS " +
        "KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB " +
        "PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD " +
        "TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG";

    private const string NoDecimals = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
    private const string ThreeDecimals = "BHD IQD JOD KWD LYD OMR TND";
    private const string FourDecimals = "CLF UYW";

    private static readonly FrozenDictionary<string, int> Decimals =
        With(0, NoDecimals).Concat(With(2, TwoDecimals)).Concat(With(3, ThreeDecimals)).Concat(With(4, FourDecimals))
            .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The code is in the list; compared byte by byte.</summary>
    public static bool IsKnown(string code) => Decimals.ContainsKey(code);

    /// <summary>Decimals of the minor unit, or <c>null</c> for a code that is not in the list.</summary>
    public static int? DecimalsOf(string code) => Decimals.TryGetValue(code, out var decimals) ? decimals : null;

    private static IEnumerable<KeyValuePair<string, int>> With(int decimals, string codes) =>
        codes.Split(' ').Select(code => KeyValuePair.Create(code, decimals));
}
