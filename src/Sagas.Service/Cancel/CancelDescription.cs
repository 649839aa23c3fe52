using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;
using Sagas.Service.Api;

namespace Sagas.Service.Cancel;

/// <summary>What <c>/openapi/v1.json</c> says of <c>POST /cancel</c>. It reads its body itself, so everything is told here.</summary>
internal static class CancelDescription
{
    private const string Request = "CancelRequest";
    private const string Answer = "CancelAnswer";

    public static void WithCancelDescription(this RouteHandlerBuilder endpoint) => endpoint
        .WithName("cancel")
        .WithTags("Merchants")
        .WithSummary("Undo a payment: NEW becomes CANCELLED, AUTHORIZED becomes REVERSED, CONFIRMED becomes REFUNDED.")
        .WithDescription(
            "Signed by the team: Token is the SHA-256, in hex, of the values of all fields at the root of the body (numbers as they are written, no objects, arrays or nulls, "
            + "not Token itself) together with the team's secret under the name Password, in the ordinal order of their names. "
            + "Send an ExternalRequestId: with the same one the same call can be repeated until it ends, and moves money once. HTTPS only.")
        .AddOpenApiOperationTransformer((operation, context, _) =>
        {
            var document = context.Document ?? throw new InvalidOperationException("An operation is described within a document.");
            document.AddComponent(Request, CancelSchemas.Request);
            document.AddComponent(Answer, CancelSchemas.Answer);
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = Json(new OpenApiSchemaReference(Request, document), CancelExamples.Requests),
            };
            operation.Responses = [];
            foreach (var status in CancelCode.All.GroupBy(code => code.HttpStatus).OrderBy(codes => codes.Key))
            {
                operation.Responses[status.Key.ToString(System.Globalization.CultureInfo.InvariantCulture)] = new OpenApiResponse
                {
                    Description = $"{ReasonPhrases.GetReasonPhrase(status.Key)}. {string.Join(" ", status.Select(code => $"{code.Word}: {code.Sentence}"))}",
                    Headers = HasRetryAfter(status.Key) ? RetryAfter() : null,
                    Content = Json(new OpenApiSchemaReference(Answer, document), CancelExamples.Answers(status)),
                };
            }

            return Task.CompletedTask;
        });

    private static bool HasRetryAfter(int status) => status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable;

    private static Dictionary<string, IOpenApiHeader> RetryAfter() => new(StringComparer.Ordinal)
    {
        ["Retry-After"] = new OpenApiHeader { Description = "Seconds to wait.", Schema = new OpenApiSchema { Type = JsonSchemaType.Integer } },
    };

    private static Dictionary<string, OpenApiMediaType> Json(IOpenApiSchema schema, IEnumerable<(string Name, string Summary, JsonNode Value)> examples) => new(StringComparer.Ordinal)
    {
        [ContentTypes.Json] = new()
        {
            Schema = schema,
            Examples = examples.ToDictionary(
                example => example.Name,
                IOpenApiExample (example) => new OpenApiExample { Summary = example.Summary, Value = example.Value },
                StringComparer.Ordinal),
        },
    };
}
