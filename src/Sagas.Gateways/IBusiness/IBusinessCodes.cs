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
    public static bool IsInternal(string? code) => code is "2001" or "9999";
}
