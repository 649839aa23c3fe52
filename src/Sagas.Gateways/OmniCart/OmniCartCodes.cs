using System.Text.Json;

namespace Sagas.Gateways.OmniCart;

/// <summary>What an answer's code says about a call that moves money.</summary>
internal enum OmniCartMeaning
{
    /// <summary>A code that this version does not know, or that leaves open whether anything was done.</summary>
    Unclear,

    /// <summary>Done, perhaps with a remark.</summary>
    Done,

    /// <summary>The items have another status than the call needs: it was done before, or they have moved on. The cart says which.</summary>
    ReadBack,

    /// <summary>Nothing was done, and the fault is in our configuration: it can be sent again once that is mended.</summary>
    NotNow,

    /// <summary>A final no; nothing was done.</summary>
    Refused,
}

/// <summary>The published code table, in one place. Codes come as text with leading zeros or as a bare number.</summary>
internal static class OmniCartCodes
{
    private const int Digits = 6;

    /// <summary>The code in its six digits; <c>null</c> when there is none.</summary>
    public static string? Read(JsonElement body)
    {
        if (!body.TryGetProperty("code", out var code))
            return null;
        var text = code.ValueKind switch
        {
            JsonValueKind.String => code.GetString()!,
            JsonValueKind.Number => code.GetRawText(),
            _ => "",
        };
        return text.Length is > 0 and <= Digits && text.All(char.IsAsciiDigit) ? text.PadLeft(Digits, '0') : null;
    }

    public static OmniCartMeaning Of(string? code) => code switch
    {
        "000000" => OmniCartMeaning.Done,
        not null when code.StartsWith("001", StringComparison.Ordinal) => OmniCartMeaning.Done,
        // A modified amount above the present one, no item authorized, no item completed.
        "124111" or "124112" or "124113" or "124114" or "124115" => OmniCartMeaning.ReadBack,
        // The token is not accepted; there is no such endpoint.
        "111000" or "199001" => OmniCartMeaning.NotNow,
        // Fields, formats, unknown carts, items and tags; permissions.
        not null when code.StartsWith("12", StringComparison.Ordinal) || code.StartsWith("13", StringComparison.Ordinal) => OmniCartMeaning.Refused,
        _ => OmniCartMeaning.Unclear,
    };

    /// <summary>A question about items by their timer found none.</summary>
    public static bool SaysNoneMatches(string? code) => code is "001006" or "001007" or "121103" or "124006" or "124007";
}
