using System.Globalization;
using Sagas.Storage;

namespace Sagas.Service.Components;

/// <summary>Counts for people.</summary>
internal static class CountText
{
    /// <summary>The sum; with a plus when one of them may be larger.</summary>
    public static string Of(params StateFigure[] figures) =>
        figures.Sum(figure => figure.Payments).ToString("N0", CultureInfo.InvariantCulture) + (figures.Any(figure => figure.IsAtLeast) ? "+" : "");

    public static string Of(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
