namespace Sagas.Simulators.IBusiness;

/// <summary>A business failure: the code in the body, and the HTTP status it travels with when <see cref="IBusinessSettings.HttpErrors"/>.</summary>
internal sealed record IBusinessError(string Code, int HttpStatus, string Message)
{
    public static readonly IBusinessError BadRequest = new("1000", StatusCodes.Status400BadRequest, "Bad request");
    public static readonly IBusinessError NotFound = new("1004", StatusCodes.Status404NotFound, "Payment not found");
    public static readonly IBusinessError NotCancellable = new("1005", StatusCodes.Status409Conflict, "Payment cannot be cancelled");
    public static readonly IBusinessError NotFullAmount = new("1006", StatusCodes.Status400BadRequest, "Only the full amount can be cancelled");
    public static readonly IBusinessError DuplicateKey = new("1021", StatusCodes.Status409Conflict, "ExternalRequestId is used for another payment");

    /// <summary>The balance is too low to give back, of the public system this one is modelled on; or any other code that was asked for.</summary>
    public static IBusinessError Refusal(string? code) => new(code ?? "3002", StatusCodes.Status422UnprocessableEntity, "Refused");

    /// <summary>Also for an unknown team, so that teams cannot be guessed.</summary>
    public static readonly IBusinessError BadToken = new("9003", StatusCodes.Status401Unauthorized, "Invalid token");
}
