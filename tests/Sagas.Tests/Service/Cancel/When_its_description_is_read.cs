using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Sagas.Contracts;
using Sagas.Service.Cancel;

namespace Sagas.Tests.Service.Cancel;

public sealed class When_its_description_is_read : IDisposable
{
    private readonly ServiceHost _host = new() { Settings = { ["Cancel:WaitFor"] = "00:00:00" } };

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task The_document_is_valid_and_its_examples_fit_their_schemas()
    {
        var operation = (await DocumentAsync()).Paths["/cancel"].Operations![HttpMethod.Post];

        var request = operation.RequestBody!.Content!["application/json"];
        request.Examples!.Count.ShouldBe(2);
        foreach (var example in request.Examples.Values)
            Faults(request.Schema!, example.Value).ShouldBeEmpty(example.Summary);

        var codes = new List<string>();
        foreach (var answer in operation.Responses!.Values.Select(response => response.Content!["application/json"]))
        {
            foreach (var example in answer.Examples!.Values)
            {
                Faults(answer.Schema!, example.Value).ShouldBeEmpty(example.Summary);
                codes.Add((string)example.Value!["ErrorCode"]!);
            }
        }

        codes.ShouldBe(CancelCode.All.Select(code => code.Word), ignoreOrder: true);
    }

    [Fact]
    public async Task A_request_made_from_it_is_taken_and_its_answer_fits_it()
    {
        var operation = (await DocumentAsync()).Paths["/cancel"].Operations![HttpMethod.Post];
        var fields = operation.RequestBody!.Content!["application/json"].Schema!.Properties!
            .Where(field => field.Key != "Token")
            .Select(field => (field.Key, field.Key == "TeamSlug" ? "\"demo\"" : Made(field.Value)))
            .ToArray();
        fields.Length.ShouldBe(6);
        _host.Reader.Add("aa", "Refunded", PaymentStatus.Refunded).CapturedAmount = 1;

        using var response = await _host.CancelAsync(CancelBody.Signed(CancelBody.Secret, fields));

        var answer = await response.AnswerAsync(200, "0");
        Faults(operation.Responses!["200"].Content!["application/json"].Schema!, JsonNode.Parse(answer.ToString())).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_signed_examples_are_taken()
    {
        _host.Reader.Add("987654321", "Reversed", PaymentStatus.Reversed);
        var request = (await DocumentAsync()).Paths["/cancel"].Operations![HttpMethod.Post].RequestBody!.Content!["application/json"];

        foreach (var example in request.Examples!.Values)
        {
            using var response = await _host.CancelAsync(example.Value!.ToJsonString());
            await response.AnswerAsync(200, "0");
        }
    }

    [Fact]
    public async Task The_page_shows_it_without_any_script()
    {
        using var client = _host.CreateClient();

        using var response = await client.GetAsync(new Uri("/docs", UriKind.Relative));

        var html = await response.Content.ReadAsStringAsync();
        html.ShouldContain("ExternalRequestId");
        html.ShouldContain("at most 256 characters");
        html.ShouldContain("9003");
        html.ShouldContain("/api/payments/{teamSlug}/{paymentId}");
        html.ShouldNotContain("<script");
        html.ShouldNotContain("src=");
        response.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldStartWith("default-src 'none'");
    }

    private static string Made(IOpenApiSchema schema) => schema switch
    {
        { Enum: { Count: > 0 } words } => words[0]!.ToJsonString(),
        { Type: JsonSchemaType.Integer } => schema.Minimum!,
        _ => "\"aa\"",
    };

    private static IEnumerable<string> Faults(IOpenApiSchema schema, JsonNode? value)
    {
        if (value is not JsonObject fields)
            return ["is no object"];
        var missing = (schema.Required ?? new HashSet<string>()).Where(name => !fields.ContainsKey(name)).Select(name => $"{name} is missing");
        var unknown = fields.Where(field => !schema.Properties!.ContainsKey(field.Key)).Select(field => $"{field.Key} is unknown");
        var wrong = fields.Where(field => schema.Properties!.TryGetValue(field.Key, out var known) && !Fits(known, field.Value!)).Select(field => $"{field.Key} is {field.Value}");
        return missing.Concat(unknown).Concat(wrong);
    }

    private static bool Fits(IOpenApiSchema schema, JsonNode value) => schema.OneOf is { Count: > 0 } either
        ? either.Any(one => Fits(one, value))
        : value.GetValueKind() switch
        {
            JsonValueKind.String => schema.Type == JsonSchemaType.String && !(((string)value!).Length > schema.MaxLength)
                && (schema.Enum is not { Count: > 0 } words || words.Any(word => (string?)word == (string?)value)),
            JsonValueKind.Number => schema.Type == JsonSchemaType.Integer && value.ToJsonString().All(char.IsAsciiDigit),
            JsonValueKind.True or JsonValueKind.False => schema.Type == JsonSchemaType.Boolean,
            _ => false,
        };

    private async Task<OpenApiDocument> DocumentAsync()
    {
        using var client = _host.CreateClient();
        var read = OpenApiDocument.Parse(await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)), "json");
        read.Diagnostic!.Errors.ShouldBeEmpty();
        read.Diagnostic.Warnings.ShouldBeEmpty();
        return read.Document!;
    }
}
