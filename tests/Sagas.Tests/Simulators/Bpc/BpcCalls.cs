using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Sagas.Tests.Simulators.Bpc;

/// <summary>Calls as the public samples show them.</summary>
internal static class BpcCalls
{
    public const string Session = "ps_2GRSigkh7nHdxwjV4Yf7PpdEevc1dAwEvssZuP8TJ6mjuNmPMoV9mB";
    public const string Payment = "p_HbtjsyScZawhNKxmLPTFP3PDHmFq1B5BAZZ5mx8SP3wSMzVzwWob";

    public static readonly (string Key, string Value)[] Settings =
    [
        ("Simulators:bpc:Kind", "Bpc"),
        ("Simulators:bpc:ApiKeys:0", "key-one"),
        ("Simulators:bpc:ApiKeys:1", "key-two"),
        ("Simulators:bpc:DeletedApiKeys:0", "key-old"),
        ("Simulators:bpc:WebhookSecret", "whsec_test"),
    ];

    public static async Task<SimulatorHost> StartAsync(string? status = null, bool inSession = false, string extra = "", params (string Key, string Value)[] more)
    {
        var host = await SimulatorHost.StartAsync([.. Settings, .. more]);
        var session = inSession ? $",\"sessionId\":\"{Session}\"" : "";
        if (status is not null)
            await host.AnnounceAtAsync("bpc", $$"""{"paymentId":"{{Payment}}","amount":70000,"currency":"EUR","status":"{{status}}"{{session}}{{extra}}}""");
        return host;
    }

    public static Task<Answer> PostAsync(this SimulatorHost host, string path, string? body = null, string? key = "key-one", string? version = null) =>
        host.CallAsync(HttpMethod.Post, path, body, key, version);

    public static Task<Answer> ReadAsync(this SimulatorHost host, string path, string? key = "key-one", string? version = null) =>
        host.CallAsync(HttpMethod.Get, path, body: null, key, version);

    public static Task<Answer> RefundAsync(this SimulatorHost host, string amount = "70000") =>
        host.PostAsync("refunds", $$"""{"amount":{{amount}},"paymentId":"{{Payment}}"}""");

    public static Task<Answer> ExpireAsync(this SimulatorHost host) => host.PostAsync($"sessions/{Session}/expire");

    public static Task<Answer> CancelPaymentAsync(this SimulatorHost host) => host.PostAsync($"payments/{Payment}/cancel");

    public static async Task<JsonArray> RefundsAsync(this SimulatorHost host) => (await host.ReadAsync($"payments/{Payment}/refunds")).Json.AsArray();

    public static string Word(this JsonNode node, string field) => node[field]!.GetValue<string>();

    public static void ShouldFail(this Answer answer, HttpStatusCode status, string code)
    {
        answer.Status.ShouldBe(status, answer.Text);
        answer.Json.Word("code").ShouldBe(code);
        answer.Json.Word("message").ShouldNotBeEmpty();
        answer.Header("X-Version").ShouldNotBeNull();
    }

    private static Task<Answer> CallAsync(this SimulatorHost host, HttpMethod method, string path, string? body, string? key, string? version)
    {
        var request = new HttpRequestMessage(method, new Uri($"bpc/api2/{path}", UriKind.Relative));
        if (key is not null)
            request.Headers.Add("X-Api-Key", key);
        if (version is not null)
            request.Headers.Add("X-Version", version);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return host.SendAsync(request);
    }
}
