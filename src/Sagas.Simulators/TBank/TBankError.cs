namespace Sagas.Simulators.TBank;

/// <summary>A business failure. It travels in the body of an HTTP 200.</summary>
internal sealed record TBankError(string Code, string Message)
{
    public static readonly TBankError StatusFixed = new("4", "Status cannot be changed");
    public static readonly TBankError WrongStatus = new("8", "Wrong transaction status");
    public static readonly TBankError BadToken = new("204", "Wrong token");
    public static readonly TBankError UnknownTerminal = new("205", "Terminal not found");
    public static readonly TBankError AmountTooSmall = new("251", "Amount is below the minimum");
    public static readonly TBankError NotFound = new("255", "Payment not found");
    public static readonly TBankError AmountTooLarge = new("330", "Amount exceeds the original one");
    public static readonly TBankError LowBalance = new("3002", "Not enough money on the merchant's account");

    /// <summary>Also the terminal's word for a body it cannot read, and for an ExternalRequestId of another payment, which no document speaks of.</summary>
    public static readonly TBankError Internal = new("9999", "Internal error");

    /// <summary>The one ordered by its code.</summary>
    public static TBankError Ordered(string code) => new(code, "Refused");
}
