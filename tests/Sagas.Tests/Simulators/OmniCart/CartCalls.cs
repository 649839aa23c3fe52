using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Sagas.Tests.Simulators.OmniCart;

/// <summary>What a shop says to a simulated OmniCart, and what a tester says about it.</summary>
internal static class CartCalls
{
    public const string CartId = "6f891edb-1e1f-48bb-b042-2cb790a0f402";
    public const string Token = "cart-key";

    /// <summary>A cart with the names of the guide's examples; each tag is on what the examples say of it.</summary>
    public const string GuideItems = """
        [{"itemId":"sulfur","amount":100,"tag":"rampart","timerEnabled":true},
         {"itemId":"crystal","amount":200,"tag":"rampart"},
         {"itemId":"gems","amount":300},
         {"itemId":"pegasus","amount":400,"tag":"tower","timerEnabled":true},
         {"itemId":"imp","amount":500,"tag":"inferno","timerEnabled":true},
         {"itemId":"vampire","amount":600,"tag":"necropolis","timerEnabled":false},
         {"itemId":"hydra","amount":700,"tag":"dungeon","timerEnabled":true}]
        """;

    public static Task<SimulatorHost> StartAsync(params (string Key, string Value)[] settings) => SimulatorHost.StartAsync(
    [
        ("Simulators:omni:Kind", "OmniCart"),
        ("Simulators:omni:ApiAccessToken", Token),
        .. settings.Select(setting => ($"Simulators:omni:{setting.Key}", setting.Value)),
    ]);

    public static async Task AnnounceAsync(this SimulatorHost host, string status, string items = GuideItems, string cartId = CartId)
    {
        var parts = JsonNode.Parse(items)!.AsArray();
        var body = new JsonObject
        {
            ["paymentId"] = cartId,
            ["amount"] = parts.Sum(item => item!["amount"]!.GetValue<long>()),
            ["currency"] = "EUR",
            ["status"] = status,
            ["items"] = parts,
        };
        var answer = await host.SendAsync("omni/payments", body);
        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
    }

    public static Task<Answer> CartAsync(this SimulatorHost host, string operation, string rest = "", string? token = Token) =>
        host.RawAsync(HttpMethod.Post, operation, $$"""{"cartId":"{{CartId}}"{{rest}}}""", token);

    public static Task<Answer> ModifyAsync(this SimulatorHost host, string modifyBox, string rest = "") =>
        host.RawAsync(HttpMethod.Patch, "modify", $$"""{"cartId":"{{CartId}}","modifyBox":{{modifyBox}}{{rest}}}""");

    public static Task<Answer> ReduceAsync(this SimulatorHost host, string itemId, long amount) =>
        host.ModifyAsync($$"""{"items":[{"{{itemId}}":{"modifyAmount":{"amount":{{amount}},"amountMode":"declared"} } }]}""");

    public static Task<Answer> ReadAsync(this SimulatorHost host, string query = "") => host.RawAsync(HttpMethod.Get, $"status/{CartId}{query}");

    public static async Task<Answer> RawAsync(this SimulatorHost host, HttpMethod method, string path, string? body = null, string? token = Token)
    {
        using var request = new HttpRequestMessage(method, new Uri($"omni/{path}", UriKind.Relative));
        if (token is not null)
            request.Headers.Add("Api-Access-Token", token);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.OfAsync(response);
    }

    /// <summary>A code of six digits, whichever way it is written.</summary>
    public static string CodeOf(this Answer answer) => answer.Json["code"]!.ToString().PadLeft(6, '0');

    public static IReadOnlyList<string> ItemIds(this Answer answer) =>
        [.. answer.Json["data"]!["itemIds"]!.AsArray().Select(id => id!.GetValue<string>())];

    /// <summary>Items are objects with a single key each.</summary>
    public static JsonNode Item(this Answer status, string itemId) =>
        status.Json["data"]!["items"]!.AsArray().Single(item => item!.AsObject().Single().Key == itemId)![itemId]!;

    public static async Task<IReadOnlyList<string>> StatusesAsync(this SimulatorHost host) =>
        [.. (await host.ReadAsync()).Json["data"]!["items"]!.AsArray().Select(item => item!.AsObject().Single())
            .Select(item => $"{item.Key}={item.Value!["paymentStatus"]!.GetValue<string>()}")];

    public static async Task<IReadOnlyList<string>> MovementsAsync(this SimulatorHost host) =>
        [.. (await host.LedgerAsync()).Select(movement => $"{movement!["kind"]} {movement["amount"]}")];
}
