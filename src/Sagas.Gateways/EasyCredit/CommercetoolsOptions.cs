using System.ComponentModel.DataAnnotations;

namespace Sagas.Gateways.EasyCredit;

/// <summary>The keys under <c>Gateways:{instance}:Commercetools</c>; all are required.</summary>
internal sealed class CommercetoolsOptions
{
    /// <summary>The HTTP API of the project's region, such as <c>https://api.europe-west1.gcp.commercetools.com</c>.</summary>
    [Required]
    public string ApiUrl { get; set; } = "";

    /// <summary>Where <c>/oauth/token</c> is appended, such as <c>https://auth.europe-west1.gcp.commercetools.com</c>.</summary>
    [Required]
    public string AuthUrl { get; set; } = "";

    [Required]
    public string ProjectKey { get; set; } = "";

    /// <summary>An API client that may manage payments and carts (orders) of the project, and nothing else.</summary>
    [Required]
    public string ClientId { get; set; } = "";

    [Required]
    public string ClientSecret { get; set; } = "";

    public static IEnumerable<(string Key, string Complaint)> Check(CommercetoolsOptions options)
    {
        var results = new List<ValidationResult>();
        if (!Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true))
        {
            foreach (var result in results)
                yield return (string.Join(',', result.MemberNames), result.ErrorMessage ?? "is wrong.");
            yield break;
        }

        foreach (var (key, url) in new[] { (nameof(ApiUrl), options.ApiUrl), (nameof(AuthUrl), options.AuthUrl) })
        {
            if (!EasyCreditOptions.IsAddress(url, out _))
                yield return (key, "must be an absolute http or https address.");
        }
    }

    public Uri Token() => new($"{AuthUrl.TrimEnd('/')}/oauth/token");

    public Uri Resource(string path) => new($"{ApiUrl.TrimEnd('/')}/{Uri.EscapeDataString(ProjectKey)}/{path}");
}
