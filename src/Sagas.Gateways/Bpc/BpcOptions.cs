using System.ComponentModel.DataAnnotations;

namespace Sagas.Gateways.Bpc;

/// <summary>The keys of kind <c>Bpc</c> (eCommerce API V2) under <c>Gateways:{instance}</c>.</summary>
internal sealed class BpcOptions
{
    /// <summary>The address with <c>/api2</c>.</summary>
    [Required]
    public string BaseUrl { get; set; } = "";

    /// <summary>Sent as <c>X-Api-Key</c>. Several may be live at the gateway, so that one is replaced without a pause.</summary>
    [Required]
    public string ApiKey { get; set; } = "";

    /// <summary>Sent as <c>X-Version</c>, a date such as 2023-10-31; the version that this adapter was written for is the default.</summary>
    [Required]
    [RegularExpression("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", ErrorMessage = "must be a date such as 2023-10-31.")]
    public string Version { get; set; } = "2023-10-31";

    /// <summary>Signs webhooks; without it every webhook is refused.</summary>
    public string? WebhookSecret { get; set; }

    /// <summary>A second secret that is accepted while the first is being replaced.</summary>
    public string? WebhookSecretNext { get; set; }

    /// <summary>How far a webhook's time may be from ours, in both directions.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan WebhookTolerance { get; set; } = TimeSpan.FromMinutes(5);

    public static IEnumerable<(string Key, string Complaint)> Check(BpcOptions options)
    {
        if (!Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
            yield return (nameof(BaseUrl), "must be an absolute http or https address.");
        if (options.WebhookSecret is { Length: 0 })
            yield return (nameof(WebhookSecret), "is empty; leave it out to refuse all webhooks.");
        if (options is { WebhookSecretNext: not null, WebhookSecret: null })
            yield return (nameof(WebhookSecretNext), "is of use only beside WebhookSecret.");
    }

    /// <summary>An address below <see cref="BaseUrl"/>. Ids are opaque: whatever is in them stays one segment.</summary>
    public Uri Address(string things, string? id = null, string? rest = null) => new(
        string.Join('/', new[] { BaseUrl.TrimEnd('/'), things, id is null ? null : Uri.EscapeDataString(id), rest }.OfType<string>()));
}
