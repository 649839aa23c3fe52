using System.ComponentModel.DataAnnotations;

namespace Sagas.Gateways.IBusiness;

/// <summary>The keys of kind <c>IBusiness</c> under <c>Gateways:{instance}</c>.</summary>
internal sealed class IBusinessOptions
{
    /// <summary>Where the paths of the dialect are appended: <c>/cancel</c> and <c>/checkOrder</c>, or <c>/v2/Cancel</c> and <c>/v2/GetState</c>.</summary>
    [Required]
    public string BaseUrl { get; set; } = "";

    /// <summary>The merchant's key at the gateway; for T-Bank its TerminalKey.</summary>
    [Required]
    [StringLength(64, MinimumLength = 1)]
    public string TeamSlug { get; set; } = "";

    /// <summary>The secret that signs.</summary>
    [Required]
    public string Password { get; set; } = "";

    /// <summary><c>IBusiness</c> or <c>TBank</c>.</summary>
    [Required]
    public string Dialect { get; set; } = IBusinessDialect.IBusiness.Name;

    /// <summary>
    /// The gateway knows a repeated operation by <c>ExternalRequestId</c>. Set to <c>false</c> for a terminal that takes payments of the faster
    /// payment system (SBP), for which T-Bank does not: then nothing is sent again before the doubt has ended, and no part whose answer was lost.
    /// </summary>
    public bool KnowsRepeats { get; set; } = true;

    internal IBusinessDialect Speaks => IBusinessDialect.Find(Dialect)!;

    public static IEnumerable<(string Key, string Complaint)> Check(IBusinessOptions options)
    {
        if (!Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            yield return (nameof(BaseUrl), "must be an absolute http or https address.");
        }

        if (IBusinessDialect.Find(options.Dialect) is null)
            yield return (nameof(Dialect), $"'{options.Dialect}' is not one of {string.Join(", ", IBusinessDialect.All.Select(dialect => dialect.Name))}.");
    }

    public Uri Address(string method) => new($"{BaseUrl.TrimEnd('/')}/{method}");
}
