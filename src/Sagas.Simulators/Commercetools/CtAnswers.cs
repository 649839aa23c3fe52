using System.Text.Json;
using System.Text.Json.Serialization;
using Sagas.Simulators.Gateways;

namespace Sagas.Simulators.Commercetools;

/// <summary>Answers and refusals: <c>{statusCode, message, errors: [{code, message, …}]}</c>.</summary>
internal static class CtAnswers
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static SimulatedAnswer Ok<T>(T body) => SimulatedAnswer.Json(StatusCodes.Status200OK, body, Options);

    public static SimulatedAnswer NotFound(string id) =>
        Failure(StatusCodes.Status404NotFound, "ResourceNotFound", $"The Resource with ID '{id}' was not found.");

    public static SimulatedAnswer Conflict(string id, long expected, long actual)
    {
        var message = $"Object {id} has a different version than expected. Expected: {expected} - Actual: {actual}.";
        return SimulatedAnswer.Json(
            StatusCodes.Status409Conflict,
            new { statusCode = StatusCodes.Status409Conflict, message, errors = new[] { new { code = "ConcurrentModification", message, currentVersion = actual } } },
            Options);
    }

    public static SimulatedAnswer InvalidJson(string detail) => SimulatedAnswer.Json(
        StatusCodes.Status400BadRequest,
        new
        {
            statusCode = StatusCodes.Status400BadRequest,
            message = "Request body does not contain valid JSON.",
            errors = new[] { new { code = "InvalidJsonInput", message = "Request body does not contain valid JSON.", detailedErrorMessage = detail } },
        },
        Options);

    public static SimulatedAnswer InvalidInput(string message) => Failure(StatusCodes.Status400BadRequest, "InvalidInput", message);

    public static SimulatedAnswer InvalidOperation(string message) => Failure(StatusCodes.Status400BadRequest, "InvalidOperation", message);

    /// <summary>Also for a token that has expired.</summary>
    public static SimulatedAnswer InvalidToken() => OAuth(StatusCodes.Status401Unauthorized, "invalid_token", "invalid_token");

    /// <summary>Refusals of the token endpoint and of tokens have the fields of OAuth beside the usual ones.</summary>
    public static SimulatedAnswer OAuth(int statusCode, string error, string message) => SimulatedAnswer.Json(
        statusCode,
        new { statusCode, message, errors = new[] { new { code = error, message } }, error, error_description = message },
        Options);

    private static SimulatedAnswer Failure(int statusCode, string code, string message) =>
        SimulatedAnswer.Json(statusCode, new { statusCode, message, errors = new[] { new { code, message } } }, Options);
}
