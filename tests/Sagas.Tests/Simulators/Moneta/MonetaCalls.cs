using System.Net;
using System.Text.Json.Nodes;

namespace Sagas.Tests.Simulators.Moneta;

/// <summary>Envelopes written by hand from the recorded ones: the simulator's code has no part in them.</summary>
internal static class MonetaCalls
{
    public static readonly (string Key, string Value)[] Settings =
    [
        ("Simulators:moneta:Kind", "Moneta"),
        ("Simulators:moneta:Username", "api-user"),
        ("Simulators:moneta:Password", "api-password"),
        ("Simulators:moneta:PaymentPassword", "12345"),
        ("Simulators:moneta:AccountId", "10999"),
        ("Simulators:moneta:MntId", "54600817"),
        ("Simulators:moneta:IntegrityCode", "QWERTY"),
    ];

    public static Task<SimulatorHost> StartAsync(params (string Key, string Value)[] more) => SimulatorHost.StartAsync([.. Settings, .. more]);

    public static async Task<SimulatorHost> StartWithPaymentAsync(string status = "CONFIRMED", string extra = "")
    {
        var host = await StartAsync();
        await host.AnnounceAtAsync(
            "moneta",
            $$"""{"paymentId":"1234567","amount":150000,"currency":"RUB","status":"{{status}}","orderId":"order-7"{{extra}}}""");
        return host;
    }

    public static Task<Answer> AskAsync(this SimulatorHost host, string request, string username = "api-user", string password = "api-password") =>
        host.SendAsync(
            "moneta/services",
            """{"Envelope":{"Header":{"Security":{"UsernameToken":{"Username":"USER","Password":"PASS"}}},"Body":{REQUEST}}}"""
                .Replace("USER", username, StringComparison.Ordinal)
                .Replace("PASS", password, StringComparison.Ordinal)
                .Replace("REQUEST", request, StringComparison.Ordinal));

    public static Task<Answer> RefundAsync(this SimulatorHost host, string amount = "", string name = "comp-1") =>
        host.AskAsync($$"""
            "RefundRequest":{"transactionId":1234567,{{amount}}"paymentPassword":"12345","clientTransaction":"{{name}}"}
            """);

    public static Task<Answer> CancelTransactionAsync(this SimulatorHost host, string id = "1234567") =>
        host.AskAsync($$"""
            "CancelTransactionRequest":{"transactionId":{{id}},"description":"not granted"}
            """);

    public static Task<Answer> FindAsync(this SimulatorHost host, string name, int page = 1, int size = 10) =>
        host.AskAsync($$$"""
            "FindOperationsListByCTIDRequest":{"accountId":10999,"clientTransaction":"{{{name}}}","pager":{"pageNumber":{{{page}}},"pageSize":{{{size}}}}}
            """);

    public static async Task<JsonNode> DetailsAsync(this SimulatorHost host, long id)
    {
        var answer = await host.AskAsync($"\"GetOperationDetailsByIdRequest\":{id}");
        return answer.Response("GetOperationDetailsByIdResponse")["operation"]!;
    }

    public static JsonNode Response(this Answer answer, string name)
    {
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        return answer.Json["Envelope"]!["Body"]![name].ShouldNotBeNull(answer.Text);
    }

    public static string? Attribute(this JsonNode operation, string key) => operation["attribute"]!.AsArray()
        .SingleOrDefault(attribute => attribute!["key"]!.GetValue<string>() == key)?["value"]!.GetValue<string>();

    public static void ShouldFault(this Answer answer, string code)
    {
        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Text);
        var fault = answer.Json["Envelope"]!["Body"]!["fault"].ShouldNotBeNull(answer.Text);
        fault["faultcode"]!.GetValue<string>().ShouldBe("Client");
        fault["detail"]!["faultDetail"]!.GetValue<string>().ShouldBe(code);
        fault["faultstring"]!.GetValue<string>().ShouldNotBeEmpty();
    }
}
