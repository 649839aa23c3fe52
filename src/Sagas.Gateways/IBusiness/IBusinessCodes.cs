namespace Sagas.Gateways.IBusiness;

/// <summary>
/// The error codes on which the published lists agree (the first one took over T-Bank's numbers). No other code decides anything:
/// the lists contradict each other, so the payment's status does.
/// </summary>
internal static class IBusinessCodes
{
    /// <summary>"Not now": nothing was done.</summary>
    public static bool IsTryLater(string? code) =>
        code is "1029" or "2002" or "9001" or "120" or "123" or "125" or "402" or "999";

    /// <summary>Something broke inside the gateway, before or after the money moved.</summary>
    public static bool IsInternal(IBusinessDialect dialect, string? code) =>
        code is "2001" or "9999" || (dialect == IBusinessDialect.TBank && code is "3" or "401");

    /// <summary>T-Bank: the terminal or its password is not accepted, which is the same for every payment until somebody mends it.</summary>
    public static bool IsAboutTheKey(IBusinessDialect dialect, string? code) =>
        dialect == IBusinessDialect.TBank && code is "202" or "204" or "205";

    /// <summary>T-Bank: so many refunds of a payment of the faster payment system are allowed in a time; <c>null</c> for other codes.</summary>
    public static TimeSpan? RetryAfter(IBusinessDialect dialect, string? code) => dialect == IBusinessDialect.TBank ? code switch
    {
        "3029" => TimeSpan.FromHours(1),
        "3030" => TimeSpan.FromDays(1),
        _ => null,
    }
    : null;

    /// <summary>What a person does about a refusal, where the code tells.</summary>
    public static string? Advice(IBusinessDialect dialect, string? code) => dialect == IBusinessDialect.TBank ? code switch
    {
        "3002" => "Top up the merchant's account at the bank, then retry.",
        "3028" or "3031" => "The customer's bank did not take the money: ask the customer for another way, return it there, and record it as a manual refund.",
        "1076" => "The hold could not be released: ask the bank, or wait until it ends by itself.",
        _ => null,
    }
    : null;
}
