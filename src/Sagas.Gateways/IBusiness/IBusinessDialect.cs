namespace Sagas.Gateways.IBusiness;

/// <summary>What the cancel specification and the interface that it was taken from say differently.</summary>
internal sealed record IBusinessDialect
{
    /// <summary>The specification: payments are undone in full, and looked up by their order.</summary>
    public static IBusinessDialect IBusiness { get; } = new()
    {
        Name = "IBusiness",
        MerchantKey = "TeamSlug",
        CancelPath = "cancel",
        InquiryPath = "checkOrder",
    };

    /// <summary>T-Bank acquiring: parts go back too, and a payment is looked up by its id.</summary>
    public static IBusinessDialect TBank { get; } = new()
    {
        Name = "TBank",
        MerchantKey = "TerminalKey",
        CancelPath = "v2/Cancel",
        InquiryPath = "v2/GetState",
        AsksByPayment = true,
        Partial = true,
    };

    public static IReadOnlyList<IBusinessDialect> All { get; } = [IBusiness, TBank];

    public required string Name { get; init; }

    /// <summary>The field that names the merchant.</summary>
    public required string MerchantKey { get; init; }

    public required string CancelPath { get; init; }

    public required string InquiryPath { get; init; }

    /// <summary>The question names the payment, not its order.</summary>
    public bool AsksByPayment { get; init; }

    /// <summary>A part can be reversed or refunded.</summary>
    public bool Partial { get; init; }

    public static IBusinessDialect? Find(string name) => All.FirstOrDefault(dialect => string.Equals(dialect.Name, name, StringComparison.Ordinal));
}
