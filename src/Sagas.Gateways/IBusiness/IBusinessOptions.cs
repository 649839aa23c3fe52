using System.ComponentModel.DataAnnotations;

namespace Sagas.Gateways.IBusiness;

/// <summary>The keys of kind <c>IBusiness</c> under <c>Gateways:{instance}</c>.</summary>
internal sealed class IBusinessOptions
{
    /// <summary>The dialect that is spoken; the other one that is planned, T-Bank's, is not built yet.</summary>
    public const string OnlyDialect = "IBusiness";

    /// <summary>Where <c>/cancel</c> and <c>/checkOrder</c> are appended.</summary>
    [Required]
    public string BaseUrl { get; set; } = "";

    /// <summary>The merchant's key at the gateway.</summary>
    [Required]
    [StringLength(64, MinimumLength = 1)]
    public string TeamSlug { get; set; } = "";

    /// <summary>The secret that signs.</summary>
    [Required]
    public string Password { get; set; } = "";

    [Required]
    public string Dialect { get; set; } = OnlyDialect;

    public static IEnumerable<(string Key, string Complaint)> Check(IBusinessOptions options)
    {
        if (!Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            yield return (nameof(BaseUrl), "must be an absolute http or https address.");
        }

        if (!string.Equals(options.Dialect, OnlyDialect, StringComparison.Ordinal))
            yield return (nameof(Dialect), $"'{options.Dialect}' is not supported; this version speaks {OnlyDialect} only.");
    }

    public Uri Address(string method) => new($"{BaseUrl.TrimEnd('/')}/{method}");
}
