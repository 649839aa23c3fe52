using System.Text.Json;
using System.Text.Json.Nodes;
using Sagas.Simulators.Gateways;

namespace Sagas.Simulators.Moneta;

/// <summary>The envelope that every answer comes in.</summary>
internal static class MonetaAnswers
{
    private const string ContentType = "application/json;charset=UTF-8";

    public static SimulatedAnswer Ok(string response, JsonNode content) => Answer(StatusCodes.Status200OK, response, content);

    /// <param name="fault">What is wrong.</param>
    /// <param name="validationErrors">Of <see cref="MonetaFault.Invalid"/>: which field, and why.</param>
    public static SimulatedAnswer Fault(MonetaFault fault, params ReadOnlySpan<string> validationErrors)
    {
        var detail = new JsonObject { ["faultDetail"] = fault.Code };
        if (validationErrors.Length > 0)
            detail["ValidationError"] = new JsonArray([.. validationErrors.ToArray().Select(error => JsonValue.Create(error))]);
        return Answer(StatusCodes.Status400BadRequest, "fault", new JsonObject
        {
            ["faultcode"] = "Client",
            ["faultstring"] = fault.Message,
            ["detail"] = detail,
        });
    }

    private static SimulatedAnswer Answer(int statusCode, string name, JsonNode content) => new(
        statusCode,
        ContentType,
        JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["Envelope"] = new JsonObject { ["Body"] = new JsonObject { [name] = content } } }));
}
