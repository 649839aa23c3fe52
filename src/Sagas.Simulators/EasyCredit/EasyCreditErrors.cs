using System.Globalization;
using System.Text.Json;
using Sagas.Simulators.Gateways;

namespace Sagas.Simulators.EasyCredit;

/// <summary>Refusals of both APIs: violations for 400, title and detail for the others.</summary>
internal static class EasyCreditErrors
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    public static SimulatedAnswer Violation(string field, string message) => SimulatedAnswer.Json(
        StatusCodes.Status400BadRequest,
        new { title = "Constraint Violation", violations = new[] { new { field, message } } },
        Options);

    public static SimulatedAnswer Problem(int status, string title, string detail) => SimulatedAnswer.Json(status, new { title, detail }, Options);

    public static SimulatedAnswer NotFound(string id) =>
        Problem(StatusCodes.Status404NotFound, "Not Found", $"There is no transaction {id}");

    /// <summary>Ordered by its HTTP status; 400 unless given.</summary>
    public static SimulatedAnswer Ordered(string? code) =>
        int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is > 400 and < 600
            ? Problem(status, "Refused", "Refused")
            : Violation("value", code ?? "Refused");
}
