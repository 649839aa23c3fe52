using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sagas.Storage;

namespace Sagas.Service.Bulk;

/// <summary>What a job would be about, now.</summary>
public sealed record BulkPreview
{
    /// <summary>The payments that take the decision, in the order of the search.</summary>
    public required IReadOnlyList<BulkItem> Items { get; init; }

    /// <summary>Their money, by currency.</summary>
    public required IReadOnlyList<MoneyAtRisk> Sums { get; init; }

    /// <summary>Payments that were found and do not take the decision.</summary>
    public required int Others { get; init; }

    /// <summary>There are more than one job may have.</summary>
    public required bool IsCut { get; init; }

    /// <summary>The same for the same payments and sums: whether a person saw what is about to be done.</summary>
    public string Seal => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\n',
        Items.Select(item => $"{item.TeamSlug}\t{item.PaymentId}")
            .Concat(Sums.Select(sum => string.Create(CultureInfo.InvariantCulture, $"{sum.Currency}\t{sum.Payments}\t{sum.Amount}")))))));
}
