using System.ComponentModel.DataAnnotations;

namespace Sagas.Gateways.Moneta;

/// <summary>What both kinds of MONETA need to understand the Pay URL, under <c>Gateways:{instance}</c>.</summary>
internal abstract class PayUrlOptions
{
    /// <summary>The shop's account as the Pay URL names it, <c>MNT_ID</c>.</summary>
    [Required]
    [StringLength(64, MinimumLength = 1)]
    public string MntId { get; set; } = "";

    /// <summary>The code of data integrity from the account's settings; it signs the Pay URL. Without one anybody could say that a payment was made.</summary>
    [Required]
    public string IntegrityCode { get; set; } = "";

    /// <summary>The team of payments that the Pay URL tells and nobody announced; without it such a call is answered FAIL, and MONETA repeats it.</summary>
    [StringLength(64, MinimumLength = 1)]
    public string? TeamSlug { get; set; }

    /// <summary>Payments with <c>MNT_TEST_MODE=1</c> count; no money was taken for them.</summary>
    public bool AllowTestPayments { get; set; }

    /// <summary>How the Pay URL is answered when all is well.</summary>
    [EnumDataType(typeof(PayUrlReplyFormat))]
    public PayUrlReplyFormat PayUrlReply { get; set; }

    /// <summary>What annotations cannot say.</summary>
    protected IEnumerable<(string Key, string Complaint)> CheckPayUrl()
    {
        if (TeamSlug is { } team && (team.Length == 0 || team.Any(char.IsControl)))
            yield return (nameof(TeamSlug), "must be 1-64 printable characters.");
    }

    protected static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);
}

/// <summary>The two answers that the Pay URL may give.</summary>
internal enum PayUrlReplyFormat
{
    /// <summary>The word <c>SUCCESS</c>.</summary>
    Text,

    /// <summary>A signed <c>MNT_RESPONSE</c>.</summary>
    Xml,
}
