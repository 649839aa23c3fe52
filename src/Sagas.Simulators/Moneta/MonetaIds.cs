using System.Globalization;

namespace Sagas.Simulators.Moneta;

/// <summary>Numbers of operations and accounts.</summary>
internal sealed class MonetaIds
{
    private const int MaxDigits = 18;

    /// <summary>Far above what tests announce, and beyond 32 bits, as nothing promises that it stays within them.</summary>
    private long _last = 7_000_000_000;

    public string Next() => Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture);

    public static bool IsId(string text) => text.Length is >= 1 and <= MaxDigits && text[0] != '0' && text.All(char.IsAsciiDigit);

    public static long Number(string id) => long.Parse(id, NumberStyles.None, CultureInfo.InvariantCulture);
}
