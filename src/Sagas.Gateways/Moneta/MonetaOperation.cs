using System.Text.Json;

namespace Sagas.Gateways.Moneta;

/// <summary>An operation as the gateway shows it: a number and attributes, all of them texts.</summary>
internal sealed record MonetaOperation
{
    private readonly Dictionary<string, string> _attributes = new(StringComparer.OrdinalIgnoreCase);

    public required long? Id { get; init; }

    public string? Status => this["statusid"];

    public bool IsRefund => IsSet("isrefund");

    public long? ParentId => MonetaIds.Parse(this["parentid"]);

    public string? ClientTransaction => this["clienttransaction"];

    /// <summary>The payment was made as a hold, to be confirmed or cancelled later.</summary>
    public bool IsHold => IsSet("AUTHORIZEONLY");

    /// <summary>Other operations hang on this one; <c>null</c> when it is not told.</summary>
    public bool? HasChildren => this["haschildren"] is null ? null : IsSet("haschildren");

    /// <summary>The currency of the merchant's account, where it is told.</summary>
    public string? Currency => this["targetcurrencycode"];

    private string? this[string key] => _attributes.GetValueOrDefault(key);

    public static MonetaOperation Read(JsonElement info)
    {
        var operation = new MonetaOperation { Id = MonetaIds.Parse(MonetaJson.Text(info, "id")) };
        foreach (var attribute in MonetaJson.Entries(info, "attribute"))
        {
            if (MonetaJson.Text(attribute, "key") is { } key && MonetaJson.Text(attribute, "value") is { } value)
                operation._attributes[key] = ForeignText.Clean(value, ForeignText.LongestCode);
        }

        return operation;
    }

    /// <summary>It is the refund that carries this label, of this payment.</summary>
    public bool IsRefundOf(long payment, Guid label) => Id is not null && IsRefund && ParentId == payment && !IsLabelledOtherwise(label);

    /// <summary>It shows another label than ours.</summary>
    public bool IsLabelledOtherwise(Guid label) =>
        ClientTransaction is { } told && !string.Equals(told, label.ToString("D"), StringComparison.OrdinalIgnoreCase);

    /// <summary>What a refund took from the merchant's account, in minor units: it stands negative on the paying side.</summary>
    public long? ReturnedAmount(string currency) =>
        Positive(MajorUnits.ToMinor(this["sourceamount"], currency)) ?? Positive(MajorUnits.ToMinor(this["targetamount"], currency));

    /// <summary>What the merchant got of a payment, in minor units; the most that can go back.</summary>
    public long? PaidAmount(string currency) =>
        Positive(MajorUnits.ToMinor(this["targetamount"], currency)) ?? Positive(MajorUnits.ToMinor(this["sourceamount"], currency));

    private static long? Positive(long? amount) => amount is null or 0 or long.MinValue ? null : Math.Abs(amount.Value);

    private bool IsSet(string key) => this[key] is { } value && (value == "1" || value.Equals("true", StringComparison.OrdinalIgnoreCase));
}
