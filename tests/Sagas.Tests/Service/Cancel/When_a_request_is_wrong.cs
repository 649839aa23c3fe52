using System.Net.Http.Headers;
using System.Text;

namespace Sagas.Tests.Service.Cancel;

public sealed class When_a_request_is_wrong : IDisposable
{
    private static readonly (string Name, string Json)[] Whole =
    [
        ("TeamSlug", "\"demo\""), ("PaymentId", "\"1001\""), ("IP", "\"203.0.113.7\""), ("Amount", "150000"), ("Route", "\"TCB\""), ("ExternalRequestId", "\"r-1\""),
    ];

    private readonly ServiceHost _host = new();

    public static TheoryData<string, string?> Faults { get; } = new()
    {
        // Missing.
        { "TeamSlug", null }, { "PaymentId", null }, { "Token", null },
        // Null counts as missing.
        { "TeamSlug", "null" }, { "PaymentId", "null" }, { "Token", "null" },
        // Of a wrong type.
        { "TeamSlug", "7" }, { "TeamSlug", "{}" }, { "PaymentId", "1001" }, { "PaymentId", "[\"1001\"]" }, { "Token", "7" }, { "Token", "true" },
        { "IP", "7" }, { "IP", "[]" }, { "Amount", "\"150000\"" }, { "Amount", "true" }, { "Amount", "{}" }, { "Route", "7" }, { "ExternalRequestId", "7" }, { "ExternalRequestId", "{}" },
        // Out of bounds.
        { "TeamSlug", Text(65) }, { "TeamSlug", "\"\"" }, { "TeamSlug", "\" demo\"" }, { "PaymentId", Text(65) }, { "PaymentId", "\"\"" }, { "PaymentId", "\"..\"" },
        { "Token", Text(65) }, { "Token", "\"\"" }, { "IP", Text(65) }, { "IP", "\"a\\nb\"" }, { "Route", "\"SBP\"" }, { "Route", "\"tcb\"" }, { "Route", "\"\"" },
        { "Amount", "0" }, { "Amount", "-1" }, { "Amount", "1.5" }, { "Amount", "150000.0" }, { "Amount", "15e4" }, { "Amount", "99999999999999999999" },
        { "ExternalRequestId", Text(257) }, { "ExternalRequestId", "\"a\\u0000\"" }, { "ExternalRequestId", "\"\\ud800\"" }, { "ExternalRequestId", "\" \"" },
        // Never sent.
        { "Password", "\"demo-secret\"" },
    };

    public void Dispose() => _host.Dispose();

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task The_answer_is_1000_and_names_the_field(string field, string? json)
    {
        (string Name, string Json)[] fields = [.. Whole, ("Token", $"\"{CancelBody.Token(CancelBody.Secret, Whole)}\"")];
        fields = [.. fields.Where(one => one.Name != field), .. json is null ? [] : new[] { (field, json) }];

        using var response = await _host.CancelAsync(CancelBody.Write(fields));

        var answer = await response.AnswerAsync(400, "1000");
        answer.GetProperty("Message").GetString()!.ShouldStartWith(field);
        answer.GetProperty("Details").GetString()!.ShouldNotContain("demo-secret");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("{\"TeamSlug\":\"demo\"}x")]
    [InlineData("{/* */}")]
    [InlineData("{\"TeamSlug\":\"demo\",}")]
    [InlineData("{\"TeamSlug\":\"demo\",\"TeamSlug\":\"demo\",\"PaymentId\":\"1\",\"Token\":\"x\"}")]
    [InlineData("{\"TeamSlug\":\"demo\",\"PaymentId\":\"1\",\"Token\":\"x\",\"a\":1,\"a\":1}")]
    [InlineData("{\"TeamSlug\":\"demo\",\"PaymentId\":\"1\",\"Token\":\"x\",\"DATA\":{\"a\":1,\"a\":1}}")]
    public async Task What_is_no_body_is_1000(string body)
    {
        using var response = await _host.CancelAsync(body);

        (await response.AnswerAsync(400, "1000")).GetProperty("OrderId").GetString().ShouldBe("");
    }

    [Fact]
    public async Task The_ids_are_repeated_as_they_were_sent()
    {
        using var response = await _host.CancelAsync("""{"TeamSlug":"demo","PaymentId":"0012","ExternalRequestId":"r-9","Route":"SBP"}""");

        var answer = await response.AnswerAsync(400, "1000");
        (answer.GetProperty("TeamSlug").GetString(), answer.GetProperty("PaymentId").GetString(), answer.GetProperty("ExternalRequestId").GetString())
            .ShouldBe(("demo", "0012", "r-9"));
    }

    [Fact]
    public async Task Another_content_type_is_1000()
    {
        using var content = new StringContent(CancelBody.For("1001"), Encoding.UTF8, new MediaTypeHeaderValue("text/plain"));
        using var client = _host.CreateClient();

        using var response = await client.PostAsync(new Uri("/cancel", UriKind.Relative), content);

        (await response.AnswerAsync(400, "1000")).GetProperty("Message").GetString()!.ShouldStartWith("Content-Type");
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_413()
    {
        using var response = await _host.CancelAsync($"{{\"TeamSlug\":{Text(300_000)}}}");

        await response.AnswerAsync(413, "1000");
    }

    private static string Text(int length) => $"\"{new string('x', length)}\"";
}
