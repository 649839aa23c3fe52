using System.ComponentModel.DataAnnotations;

namespace Sagas.Gateways.Moneta;

/// <summary>The keys of kind <c>Moneta</c> (MerchantAPI v2) under <c>Gateways:{instance}</c>.</summary>
internal sealed class MonetaOptions : PayUrlOptions
{
    private const int MostAttributes = 10;

    /// <summary>The address of the one method that takes everything, with <c>/services</c>.</summary>
    [Required]
    public string BaseUrl { get; set; } = "";

    /// <summary>The interface's user; it travels inside the body.</summary>
    [Required]
    public string Username { get; set; } = "";

    [Required]
    public string Password { get; set; } = "";

    /// <summary>Without it no money moves.</summary>
    [Required]
    public string PaymentPassword { get; set; } = "";

    /// <summary>The merchant's account that pays refunds; refunds are looked up on it.</summary>
    [Required]
    public string AccountId { get; set; } = "";

    /// <summary>
    /// Operations that hang on a payment and are not refunds of this service are harmless, for instance shares of several sellers. Off: a
    /// payment that has such is not refunded automatically, because they may be refunds from the back office.
    /// </summary>
    public bool IgnoreOtherChildren { get; set; }

    /// <summary>What every refund needs beside its amount, such as the attribute that marks refunds of the faster payment system.</summary>
    [Required]
    public IReadOnlyList<MonetaAttribute> RefundAttributes { get; set; } = [];

    internal Uri Address => new(BaseUrl);

    public static IEnumerable<(string Key, string Complaint)> Check(MonetaOptions options)
    {
        foreach (var failure in options.CheckPayUrl())
            yield return failure;
        if (!IsWebAddress(options.BaseUrl))
            yield return (nameof(BaseUrl), "must be an absolute http or https address.");
        if (MonetaIds.Parse(options.AccountId) is null)
            yield return (nameof(AccountId), "must be the number of an account.");
        if (options.RefundAttributes.Count > MostAttributes)
            yield return (nameof(RefundAttributes), $"may have {MostAttributes} entries.");
        for (var i = 0; i < options.RefundAttributes.Count; i++)
        {
            if (options.RefundAttributes[i] is not { Key.Length: > 0, Value: not null })
                yield return ($"{nameof(RefundAttributes)}:{i}", "needs Key and Value.");
        }
    }
}

/// <summary>One entry of an operation's <c>operationInfo</c>.</summary>
internal sealed record MonetaAttribute
{
    public string Key { get; set; } = "";

    public string Value { get; set; } = "";
}
