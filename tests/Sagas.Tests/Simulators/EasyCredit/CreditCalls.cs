using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Sagas.Tests.Simulators.EasyCredit;

/// <summary>What a shop says to a simulated easyCredit and its commercetools, and what a tester says about them.</summary>
internal static class CreditCalls
{
    public const string PaymentId = "c0887a2d-bfbf-4f77-8f3d-fc33fb4c0920";
    public const string TransactionId = "V8RW8H";
    public const string TechnicalId = "c2b818bb.1017101417";
    public const string CartId = "cart-1";

    public static Task<SimulatorHost> StartAsync(params (string Key, string Value)[] settings) =>
        SimulatorHost.StartAsync([.. Settings(settings).Select(pair => ($"Simulators:credit:{pair.Key}", pair.Value))]);

    public static Dictionary<string, string> Settings(params (string Key, string Value)[] others)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Kind"] = "EasyCredit",
            ["WebshopId"] = "2.de.1234.1",
            ["ApiPassword"] = "shop-password",
            ["ProjectKey"] = "shop",
            ["ClientId"] = "client",
            ["ClientSecret"] = "client-secret",
        };
        foreach (var (key, value) in others)
            settings[key] = value;
        return settings;
    }

    public static Task<Answer> AnnounceAsync(this SimulatorHost host, string status, string rest = "") => host.SendAsync(
        "credit/payments",
        $$"""
        {"paymentId":"{{PaymentId}}","amount":1604,"currency":"EUR","status":"{{status}}","orderId":"order-1","transactionId":"{{TransactionId}}",
         "technicalTransactionId":"{{TechnicalId}}","cartId":"{{CartId}}","paymentKey":"ord_5h2f3w"{{rest}}}
        """);

    public static async Task KnowAsync(this SimulatorHost host, string status, string rest = "")
    {
        var answer = await host.AnnounceAsync(status, rest);
        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
    }

    public static async Task FaultAsync(this SimulatorHost host, string fault)
    {
        var answer = await host.SendAsync("credit/faults", fault);
        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
    }

    public static Task<Answer> ShopAsync(
        this SimulatorHost host, HttpMethod method, string path, string? body = null, string password = "shop-password", string? secret = null) =>
        host.CallAsync(method, path, body, Basic("2.de.1234.1", password), secret is null || body is null ? null : Sign(body, secret));

    public static Task<Answer> RefundAsync(this SimulatorHost host, string? body = null) =>
        host.ShopAsync(HttpMethod.Post, $"merchant/v3/transaction/{TransactionId}/refund", body);

    public static async Task<JsonNode> TransactionAsync(this SimulatorHost host)
    {
        var answer = await host.ShopAsync(HttpMethod.Get, $"merchant/v3/transaction/{TransactionId}");
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        return answer.Json;
    }

    public static async Task<IReadOnlyList<string>> BookingsAsync(this SimulatorHost host) =>
        [.. (await host.TransactionAsync())["bookings"]!.AsArray().Select(booking => booking!["status"]!.GetValue<string>())];

    public static async Task<Answer> CtAsync(this SimulatorHost host, HttpMethod method, string path, string? body = null)
    {
        var token = (await host.TokenAsync()).Json["access_token"]!.GetValue<string>();
        return await host.CallAsync(method, $"commercetools/shop/{path}", body, new AuthenticationHeaderValue("Bearer", token));
    }

    public static async Task<Answer> TokenAsync(this SimulatorHost host, string secret = "client-secret", string form = "grant_type=client_credentials")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("credit/commercetools/oauth/token", UriKind.Relative));
        request.Headers.Authorization = Basic("client", secret);
        request.Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.OfAsync(response);
    }

    public static async Task<Answer> CallAsync(
        this SimulatorHost host, HttpMethod method, string path, string? body, AuthenticationHeaderValue? authorization, string? signature = null)
    {
        using var request = new HttpRequestMessage(method, new Uri($"credit/{path}", UriKind.Relative));
        request.Headers.Authorization = authorization;
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (signature is not null)
            request.Headers.Add("Content-signature", signature);
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.OfAsync(response);
    }

    public static async Task<IReadOnlyList<string>> MovedAsync(this SimulatorHost host) =>
        [.. (await host.LedgerAsync("?gateway=credit")).Select(movement => $"{movement!["kind"]} {movement["amount"]}")];

    public static AuthenticationHeaderValue Basic(string user, string password) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));

    private static string Sign(string body, string secret) =>
        "hmacsha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)));
}
