using System.Net;
using System.Text.Json.Nodes;

namespace Sagas.Tests.Simulators.TBank;

/// <summary>What a shop says to a simulated terminal.</summary>
internal static class TerminalCalls
{
    public const string Password = "terminal-password";

    public static Task<SimulatorHost> StartAsync(params (string Key, string Value)[] settings) => SimulatorHost.StartAsync(
    [
        ("Simulators:tbank:Kind", "TBank"),
        ("Simulators:tbank:TerminalKey", "TestTerminal"),
        ("Simulators:tbank:Password", Password),
        .. settings.Select(setting => ($"Simulators:tbank:{setting.Key}", setting.Value)),
    ]);

    public static async Task KnowAsync(this SimulatorHost host, string status, string paymentId = "2304882", string orderId = "order-1")
    {
        var answer = await host.SendAsync(
            "tbank/payments",
            $$"""{"paymentId":"{{paymentId}}","amount":1000,"currency":"RUB","status":"{{status}}","orderId":"{{orderId}}"}""");
        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
    }

    public static async Task SlowAsync(this SimulatorHost host, int reads, string end)
    {
        var answer = await host.SendAsync("tbank/faults", $$"""{"kind":"pending","reads":{{reads}},"end":"{{end}}"}""");
        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
    }

    public static Task<Answer> CancelAsync(this SimulatorHost host, long? amount = null, string? key = null, string paymentId = "2304882")
    {
        var body = new JsonObject { ["TerminalKey"] = "TestTerminal", ["PaymentId"] = paymentId };
        if (amount is not null)
            body["Amount"] = amount;
        if (key is not null)
            body["ExternalRequestId"] = key;
        return host.TerminalAsync("Cancel", body);
    }

    public static Task<Answer> StateAsync(this SimulatorHost host, string paymentId = "2304882") =>
        host.TerminalAsync("GetState", new JsonObject { ["TerminalKey"] = "TestTerminal", ["PaymentId"] = paymentId });

    public static Task<Answer> OrderAsync(this SimulatorHost host, string orderId = "order-1") =>
        host.TerminalAsync("CheckOrder", new JsonObject { ["TerminalKey"] = "TestTerminal", ["OrderId"] = orderId });

    public static Task<Answer> TerminalAsync(this SimulatorHost host, string call, JsonObject body, string password = Password) =>
        host.SendAsync($"tbank/v2/{call}", SimulatorCalls.Signed(body, password));

    public static string Word(this Answer answer) => answer.Json["Status"]!.GetValue<string>();

    public static async Task<IReadOnlyList<string>> MovedAsync(this SimulatorHost host) =>
        [.. (await host.LedgerAsync("?gateway=tbank")).Select(movement => $"{movement!["kind"]} {movement["amount"]}")];
}
