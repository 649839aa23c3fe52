using System.Globalization;

namespace Sagas.Simulators.OmniCart;

/// <summary>A code of the published response-code tables, with the HTTP status it travels with.</summary>
internal sealed record OmniCartError(int Code, int HttpStatus, string Message)
{
    public static readonly OmniCartError Unauthenticated = new(111000, StatusCodes.Status401Unauthorized, "Authentication error");
    public static readonly OmniCartError NoCartId = new(121101, StatusCodes.Status400BadRequest, "cartId cannot be empty");
    public static readonly OmniCartError NothingMatches = new(121103, StatusCodes.Status400BadRequest, "No itemIds matching the request");
    public static readonly OmniCartError NoSuchCart = new(123001, StatusCodes.Status400BadRequest, "cartId does not exist");
    public static readonly OmniCartError CartGrows = new(124111, StatusCodes.Status400BadRequest, "Modified cart amount exceeds previous state");
    public static readonly OmniCartError NoneAuthorized = new(124114, StatusCodes.Status400BadRequest, "No items in the authorized status");
    public static readonly OmniCartError NoneCompleted = new(124115, StatusCodes.Status400BadRequest, "No items in the completed status");
    public static readonly OmniCartError General = new(199000, StatusCodes.Status500InternalServerError, "General system error");

    /// <summary>Any code by its digits, with the HTTP status that the tables give its kind.</summary>
    public static OmniCartError Ordered(string digits)
    {
        var code = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : General.Code;
        var status = code switch
        {
            111000 => StatusCodes.Status401Unauthorized,
            124101 or 124102 or 124103 => StatusCodes.Status409Conflict,
            131000 => StatusCodes.Status405MethodNotAllowed,
            199001 => StatusCodes.Status404NotFound,
            >= 199000 => StatusCodes.Status500InternalServerError,
            _ => StatusCodes.Status400BadRequest,
        };
        return new OmniCartError(code, status, "Refused");
    }

    public static OmniCartError BadFormat(string what) => Bad(122001, $"{what} has invalid format");

    public static OmniCartError BadFormatOf(string what, params IEnumerable<string> items) =>
        Bad(122002, $"{what} has invalid format for item(s) {List(items)}");

    public static OmniCartError BadValueOf(string what, params IEnumerable<string> items) =>
        Bad(123002, $"{what} has invalid value for item(s) {List(items)}");

    public static OmniCartError NoSuchItem(string itemId) => new(124103, StatusCodes.Status409Conflict, $"{itemId} does not exist");

    public static OmniCartError ItemsGrow(IEnumerable<string> items) =>
        Bad(124112, $"Modified item amount exceeds previous state for item(s): {List(items)}");

    public static OmniCartError QuantitiesGrow(IEnumerable<string> items) =>
        Bad(124113, $"Modified quantity exceeds previous state for item(s): {List(items)}");

    /// <summary>Settings which the simulated account has no right to change.</summary>
    public static OmniCartError NotPermitted(string what) => Bad(132000, $"Insufficient permissions to pass {what}");

    /// <summary>A filter that finds nothing is an error for everything but a status read, where <see cref="Information"/> says it.</summary>
    public static OmniCartError Of(FilterMiss miss) => miss.Kind switch
    {
        MissKind.Tags => Bad(124004, $"Requested cart does not contain tag(s) {List(miss.Names)}"),
        MissKind.ItemIds => Bad(124005, $"Requested cart does not contain itemId(s) {List(miss.Names)}"),
        MissKind.EnabledTimer => Bad(124006, "Requested cart does not contain items with enabled timer"),
        MissKind.DisabledTimer => Bad(124007, "Requested cart does not contain items with disabled timer"),
        _ => throw new InvalidOperationException($"No code for {miss.Kind}"),
    };

    public static OmniCartError Information(FilterMiss miss)
    {
        const int fromErrorToInformation = 124000 - 1000;
        var error = Of(miss);
        return error with { Code = error.Code - fromErrorToInformation, HttpStatus = StatusCodes.Status200OK };
    }

    private static OmniCartError Bad(int code, string message) => new(code, StatusCodes.Status400BadRequest, message);

    private static string List(IEnumerable<string> names) => $"[{string.Join(", ", names)}]";
}
