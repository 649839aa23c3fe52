using System.Globalization;
using Sagas.Payments;

namespace Sagas.Storage;

/// <summary>Where a page begins: behind the last payment of the page before, whatever has come or changed meanwhile.</summary>
internal static class PageCursor
{
    private const int LargestPage = 500;

    public static void CheckLimit(PaymentFilter filter)
    {
        if (filter.Limit is < 1 or > LargestPage)
            throw new ArgumentOutOfRangeException(nameof(filter), filter.Limit, $"A page has 1 to {LargestPage} payments.");
    }

    public static void CheckLimit(PaymentSearch search)
    {
        if (search.Limit is < 1 or > PaymentSearch.LargestLimit)
            throw new ArgumentOutOfRangeException(nameof(search), search.Limit, $"A page has 1 to {PaymentSearch.LargestLimit} payments.");
    }

    public static string Write(PaymentSaga last) => Write(last.UpdatedAt, last.CorrelationId);

    public static string Write(DateTimeOffset at, Guid id) => string.Create(CultureInfo.InvariantCulture, $"{at.UtcTicks}.{id:N}");

    public static (DateTimeOffset At, Guid Id)? Read(string? cursor)
    {
        if (cursor is null)
            return null;
        var parts = cursor.Split('.');
        if (parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTimeOffset.MaxValue.UtcTicks
            && Guid.TryParseExact(parts[1], "N", out var id))
            return (new DateTimeOffset(ticks, TimeSpan.Zero), id);
        throw new FormatException("The page's beginning is not one that a page named as its next.");
    }
}
