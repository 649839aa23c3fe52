using System.ComponentModel.DataAnnotations;

namespace Sagas.Gateways.EasyCredit;

/// <summary>The keys of kind <c>EasyCredit</c> under <c>Gateways:{instance}</c>.</summary>
internal sealed class EasyCreditOptions
{
    /// <summary>Where <c>/payment/v3/…</c> is appended, such as <c>https://ratenkauf.easycredit.de/api</c>.</summary>
    [Required]
    public string PaymentBaseUrl { get; set; } = "";

    /// <summary>Where <c>/merchant/v3/…</c> is appended, such as <c>https://partner.easycredit-ratenkauf.de/api</c>.</summary>
    [Required]
    public string MerchantBaseUrl { get; set; } = "";

    /// <summary>The shop's id; the user name of both interfaces.</summary>
    [Required]
    public string WebshopId { get; set; } = "";

    /// <summary>The password of both interfaces.</summary>
    [Required]
    public string ApiPassword { get; set; } = "";

    /// <summary>Signs bodies when the shop agreed on it with easyCredit; absent: bodies are not signed.</summary>
    public string? SignatureSecret { get; set; }

    /// <summary>The shop system that holds payment and cart.</summary>
    [Required]
    public CommercetoolsOptions Commercetools { get; set; } = new();

    /// <summary>Where a customer may be sent after a cancellation: scheme, host and port, without a path. None: nobody is sent anywhere.</summary>
    [Required]
    public IReadOnlyList<string> RedirectOrigins { get; set; } = [];

    public static IEnumerable<(string Key, string Complaint)> Check(EasyCreditOptions options)
    {
        foreach (var (key, url) in new[] { (nameof(PaymentBaseUrl), options.PaymentBaseUrl), (nameof(MerchantBaseUrl), options.MerchantBaseUrl) })
        {
            if (!IsAddress(url, out _))
                yield return (key, "must be an absolute http or https address.");
        }

        foreach (var (key, complaint) in CommercetoolsOptions.Check(options.Commercetools))
            yield return ($"{nameof(Commercetools)}:{key}", complaint);

        for (var i = 0; i < options.RedirectOrigins.Count; i++)
        {
            if (!IsAddress(options.RedirectOrigins[i], out var origin) || origin.PathAndQuery != "/" || origin.Fragment.Length > 0 || origin.UserInfo.Length > 0)
                yield return ($"{nameof(RedirectOrigins)}:{i}", "must be scheme, host and port only, such as https://shop.example.");
        }
    }

    public static bool IsAddress(string text, out Uri address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address!) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    public Uri Payment(string technicalId) =>
        new($"{PaymentBaseUrl.TrimEnd('/')}/payment/v3/transaction/{Uri.EscapeDataString(technicalId)}");

    public Uri Merchant(string transactionId, string action = "") =>
        new($"{MerchantBaseUrl.TrimEnd('/')}/merchant/v3/transaction/{Uri.EscapeDataString(transactionId)}{action}");
}
