using System.Globalization;

namespace Sagas.Service.Cancel;

/// <summary>An <c>ErrorCode</c>, its HTTP status and its sentence.</summary>
internal sealed record CancelCode(int Number, int HttpStatus, string Sentence)
{
    public static readonly CancelCode Done = new(0, StatusCodes.Status200OK, "The payment has ended.");
    public static readonly CancelCode InProgress = new(1013, StatusCodes.Status200OK, "In progress: the same call later gives the end.");
    public static readonly CancelCode BadRequest = new(1000, StatusCodes.Status400BadRequest, "The request is not valid.");
    public static readonly CancelCode TooLarge = BadRequest with { HttpStatus = StatusCodes.Status413PayloadTooLarge, Sentence = "The body is too large." };
    public static readonly CancelCode PlainHttp = BadRequest with { HttpStatus = StatusCodes.Status403Forbidden, Sentence = "HTTPS is required; nothing was read." };
    public static readonly CancelCode WrongAmount = new(1006, StatusCodes.Status400BadRequest, "Amount is not the payment's full amount.");
    public static readonly CancelCode BadToken = new(9003, StatusCodes.Status401Unauthorized, "The token is not valid.");
    public static readonly CancelCode Disabled = new(9002, StatusCodes.Status401Unauthorized, "The team is disabled.");
    public static readonly CancelCode NotFound = new(1004, StatusCodes.Status404NotFound, "The team has no such payment.");
    public static readonly CancelCode NotCancellable = new(1005, StatusCodes.Status409Conflict, "The payment cannot be cancelled by a request.");
    public static readonly CancelCode IdTaken = new(1021, StatusCodes.Status409Conflict, "ExternalRequestId was used for another payment.");
    public static readonly CancelCode TooMany = new(1030, StatusCodes.Status429TooManyRequests, "Too many requests: come back later.");
    public static readonly CancelCode Internal = new(1001, StatusCodes.Status500InternalServerError, "Something went wrong here.");
    public static readonly CancelCode Unavailable = new(1029, StatusCodes.Status503ServiceUnavailable, "Temporarily unavailable: send the same call again.");

    /// <summary>Every code with every status it comes with, in the order of the checks.</summary>
    public static IReadOnlyList<CancelCode> All { get; } =
        [Done, InProgress, BadRequest, WrongAmount, BadToken, Disabled, PlainHttp, NotFound, NotCancellable, IdTaken, TooLarge, TooMany, Internal, Unavailable];

    public string Word => Number.ToString(CultureInfo.InvariantCulture);
}
