using System.ComponentModel.DataAnnotations;

namespace Sagas.Gateways.OmniCart;

/// <summary>The keys of kind <c>OmniCart</c> under <c>Gateways:{instance}</c>.</summary>
internal sealed class OmniCartOptions
{
    /// <summary>Where <c>/status</c>, <c>/cancel</c>, <c>/refund</c> and <c>/modify</c> are appended; the public one is https://api.omnicart.scripsi.io.</summary>
    [Required]
    public string BaseUrl { get; set; } = "";

    /// <summary>The secret of the header <c>Api-Access-Token</c>, made in the Merchant Panel.</summary>
    [Required]
    [StringLength(4096, MinimumLength = 1)]
    public string ApiAccessToken { get; set; } = "";

    public static IEnumerable<(string Key, string Complaint)> Check(OmniCartOptions options)
    {
        if (!Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
            yield return (nameof(BaseUrl), "must be an absolute http or https address.");
        // Anything else would be left out of the header or split it, and every call would be refused.
        if (options.ApiAccessToken.Any(character => character is <= ' ' or > '~'))
            yield return (nameof(ApiAccessToken), "may hold printable ASCII characters only, without spaces.");
    }

    public Uri Address(string path) => new($"{BaseUrl.TrimEnd('/')}/{path}");
}
