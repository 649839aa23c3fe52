using System.ComponentModel.DataAnnotations;

namespace Sagas.Gateways.Moneta;

/// <summary>The keys of kind <c>MonetaAssistant</c> under <c>Gateways:{instance}</c>: a payment form and a Pay URL, and no interface to give money back.</summary>
internal sealed class MonetaAssistantOptions : PayUrlOptions
{
    /// <summary>Where a person returns money.</summary>
    [Required]
    public string BackOfficeUrl { get; set; } = "";

    public static IEnumerable<(string Key, string Complaint)> Check(MonetaAssistantOptions options)
    {
        foreach (var failure in options.CheckPayUrl())
            yield return failure;
        if (!IsWebAddress(options.BackOfficeUrl))
            yield return (nameof(BackOfficeUrl), "must be an absolute http or https address.");
    }
}
