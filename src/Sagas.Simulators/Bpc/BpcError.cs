namespace Sagas.Simulators.Bpc;

/// <summary>
/// A refusal. The page with the official schema and codes is not public, so types, codes and HTTP statuses are the simulator's own
/// choice, apart from the two words for keys; only <c>message</c> is what a public client reads.
/// </summary>
internal sealed record BpcError(int HttpStatus, string Type, string Code, string Message)
{
    private const string Invalid = "invalidRequestError";

    public static readonly BpcError NoKey = new(StatusCodes.Status401Unauthorized, Invalid, "apiKeyInvalid", "X-Api-Key is missing or invalid");
    public static readonly BpcError DeletedKey = new(StatusCodes.Status401Unauthorized, "authenticationError", "apiKeyExpired", "The API key is deleted or expired");
    public static readonly BpcError BadVersion = new(StatusCodes.Status400BadRequest, Invalid, "versionInvalid", "X-Version must be a date such as 2023-10-31");
    public static readonly BpcError NotFound = new(StatusCodes.Status404NotFound, Invalid, "resourceMissing", "There is no such object");
    public static readonly BpcError TooMuch = new(StatusCodes.Status400BadRequest, Invalid, "amountTooLarge", "The refunds would exceed the captured amount");

    public static BpcError Parameter(string message) => new(StatusCodes.Status400BadRequest, Invalid, "parameterInvalid", message);

    public static BpcError State(string status) =>
        new(StatusCodes.Status400BadRequest, Invalid, "stateUnexpected", $"Not possible while the status is {status}");

    /// <summary>For a reason outside the payment, with whatever code was asked for.</summary>
    public static BpcError Refusal(string? code) =>
        new(StatusCodes.Status400BadRequest, Invalid, code ?? "insufficientFunds", "The operation is refused");
}
