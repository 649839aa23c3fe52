using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.EasyCredit;

/// <summary>The adapter on stubs of both its systems; what they hold, a test says in a few words.</summary>
internal sealed class EasyCreditRig : IAsyncDisposable
{
    public const string Payment = "c0887a2d-bfbf-4f77-8f3d-fc33fb4c0920";
    public const string Transaction = "869ea4f0-b9f6-4006-bf04-d8306b5c1234";
    public const string TechnicalId = "b3b5a1f2-0000-4000-8000-00000000ec01";
    public const string Id = "V8RW8H";
    public const string ApiPassword = "planted-api-password";
    public const string SignatureSecret = "planted-signature-secret";
    public const string ClientSecret = "planted-client-secret";
    public const string TokenValue = "planted-access-token";

    private readonly ServiceProvider _services;
    private int _tokens;

    public EasyCreditRig(TimeProvider? time = null, Action<Dictionary<string, string?>>? configure = null)
    {
        var keys = Keys();
        configure?.Invoke(keys);
        var services = new ServiceCollection().AddLogging(x => x.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        if (time is not null)
            services.AddSingleton(time);
        services.AddGateways(new ConfigurationBuilder().AddInMemoryCollection(keys).Build().GetSection("Gateways"));
        services.AddHttpClient("gateway-easycredit").ConfigurePrimaryHttpMessageHandler(() => new Stub(this));
        _services = services.BuildServiceProvider();
        _services.GetRequiredService<IGatewayRegistry>().TryGet("easycredit", out var registration).ShouldBeTrue();
        Gateway = registration!.Gateway;
    }

    public IPaymentGateway Gateway { get; }

    public LogLines Logs { get; } = new();

    public ConcurrentQueue<Seen> Calls { get; } = new();

    /// <summary>Answers instead of the stub when it returns something.</summary>
    public Func<Seen, HttpResponseMessage?> Instead { get; set; } = _ => null;

    public string PaymentInterface { get; set; } = "EasyCredit";

    /// <summary>Of the authorisation in commercetools.</summary>
    public string State { get; set; } = "Pending";

    public string? InteractionId { get; set; } = TechnicalId;

    public long PaymentVersion { get; set; } = 7;

    public string CartState { get; set; } = "Frozen";

    public long CartVersion { get; set; } = 3;

    /// <summary>In easyCredit's payment interface.</summary>
    public string CreditStatus { get; set; } = "PREAUTHORIZED";

    /// <summary>In its merchant interface.</summary>
    public string MerchantStatus { get; set; } = "IN_BILLING";

    /// <summary>JSON objects.</summary>
    public List<string> Bookings { get; } = [];

    /// <summary>The sum as easyCredit states it; <c>null</c>: it states none.</summary>
    public string? StatedTotal { get; set; }

    public int ExpiresIn { get; set; } = 172_800;

    public static GatewayOperation Operation { get; } = Operations.Refund() with
    {
        Gateway = "easycredit",
        OperationId = new Guid("11111111-2222-5333-8444-555555555555"),
        GatewayPaymentId = Id,
        GatewaySessionId = Payment,
        Amount = 1604,
        PaymentAmount = 1604,
        Currency = "EUR",
    };

    public static GatewayOperation Cancel { get; } = Operation with { Kind = OperationKind.Cancel, GatewayPaymentId = null };

    public static Dictionary<string, string?> Keys() => new()
    {
        ["Gateways:easycredit:Kind"] = "EasyCredit",
        ["Gateways:easycredit:PaymentBaseUrl"] = "http://ratenkauf.test/api",
        ["Gateways:easycredit:MerchantBaseUrl"] = "http://partner.test/api/",
        ["Gateways:easycredit:WebshopId"] = "2.de.1234.1",
        ["Gateways:easycredit:ApiPassword"] = ApiPassword,
        ["Gateways:easycredit:SignatureSecret"] = SignatureSecret,
        ["Gateways:easycredit:Commercetools:ApiUrl"] = "http://api.test",
        ["Gateways:easycredit:Commercetools:AuthUrl"] = "http://auth.test",
        ["Gateways:easycredit:Commercetools:ProjectKey"] = "shop",
        ["Gateways:easycredit:Commercetools:ClientId"] = "client",
        ["Gateways:easycredit:Commercetools:ClientSecret"] = ClientSecret,
        ["Gateways:easycredit:RedirectOrigins:0"] = "https://shop.example",
        ["Gateways:easycredit:RequestsPerSecond"] = "10000",
        ["Gateways:easycredit:Breaker:MinimumThroughput"] = "10000",
    };

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage CtError(int status, string code) =>
        Json($$"""{"statusCode":{{status}},"message":"no ({{code}})","errors":[{"code":"{{code}}","message":"no"}]}""", (HttpStatusCode)status);

    public static string Booking(string status, string? bookingId, string? amount = "16.04", string type = "REFUND") =>
        $$"""
        {"type":"{{type}}","uuid":"u-{{bookingId ?? "other"}}","created":"2026-01-02T03:04:05Z","status":"{{status}}",
         "message":{"messageDE":"nein","messageEN":"above the rest"}
         {{(amount is null ? "" : $",\"amount\":{amount}")}}{{(bookingId is null ? "" : $",\"bookingId\":\"{bookingId}\"")}}}
        """;

    /// <summary>What the executor does with an attempt.</summary>
    public async Task<GatewayOutcome> RunAsync(GatewayOperation operation)
    {
        var preparation = await Gateway.PrepareAsync(operation, TestContext.Current.CancellationToken);
        return preparation.Decided
            ?? await Gateway.ExecuteAsync(operation with { Snapshot = preparation.Snapshot }, TestContext.Current.CancellationToken);
    }

    public Task<GatewayOutcome> ResolveAsync(GatewayOperation operation) => Gateway.ResolveAsync(operation, TestContext.Current.CancellationToken);

    /// <summary>The calls that may change something.</summary>
    public IReadOnlyList<Seen> Changes => [.. Calls.Where(call => call.Method == "POST" && call.Path != "/oauth/token")];

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private HttpResponseMessage Answer(Seen call) => call switch
    {
        { Host: "auth.test", Path: "/oauth/token" } => Json($$"""{"access_token":"{{TokenValue}}-{{Interlocked.Increment(ref _tokens)}}","expires_in":{{ExpiresIn}},"token_type":"Bearer"}"""),
        { Host: "api.test", Path: $"/shop/payments/{Payment}", Method: "GET" } => Json(PaymentJson()),
        { Host: "api.test", Path: $"/shop/payments/{Payment}" } => Change(call),
        { Host: "api.test", Path: "/shop/carts", Method: "GET" } => Json($$"""{"limit":20,"offset":0,"count":1,"results":[{"id":"cart-1","version":{{CartVersion}},"cartState":"{{CartState}}"}]}"""),
        { Host: "api.test", Path: "/shop/carts/cart-1", Method: "POST" } => Unfreeze(call),
        { Host: "ratenkauf.test", Path: $"/api/payment/v3/transaction/{TechnicalId}" } => Json($$$"""{"status":"{{{CreditStatus}}}","decision":{"transactionId":"{{{Id}}}","orderValue":16.04}}"""),
        { Host: "partner.test", Path: $"/api/merchant/v3/transaction/{Id}" } => Json(
            $$"""{"transactionId":"{{Id}}","status":"{{MerchantStatus}}"{{(StatedTotal is null ? "" : $",\"refundsTotalValue\":{StatedTotal}")}},"bookings":[{{string.Join(',', Bookings)}}]}"""),
        { Host: "partner.test", Path: $"/api/merchant/v3/transaction/{Id}/refund" } => new HttpResponseMessage(HttpStatusCode.Accepted),
        _ => throw new InvalidOperationException($"Nobody expected {call}."),
    };

    private string PaymentJson() =>
        $$"""
        {"id":"{{Payment}}","version":{{PaymentVersion}},"amountPlanned":{"centAmount":1604,"currencyCode":"EUR"},
         "paymentMethodInfo":{"paymentInterface":"{{PaymentInterface}}"},"transactions":[
          {"id":"charge","type":"Charge","state":"Initial","interactionId":"{{TechnicalId}}"},
          {"id":"{{Transaction}}","type":"Authorization","state":"{{State}}"{{(InteractionId is null ? "" : $",\"interactionId\":\"{InteractionId}\"")}}}]}
        """;

    private HttpResponseMessage Change(Seen call)
    {
        if (call.Json.GetProperty("version").GetInt64() != PaymentVersion)
            return CtError(409, "ConcurrentModification");
        State = "Failure";
        PaymentVersion++;
        return Json(PaymentJson());
    }

    private HttpResponseMessage Unfreeze(Seen call)
    {
        if (call.Json.GetProperty("version").GetInt64() != CartVersion)
            return CtError(409, "ConcurrentModification");
        if (CartState != "Frozen")
            return CtError(400, "InvalidOperation");
        CartState = "Active";
        CartVersion++;
        return Json("""{"id":"cart-1","version":4}""");
    }

    internal sealed record Seen(string Method, string Host, string Path, string Query, string Body, string? Authorization, string? Signature)
    {
        public JsonElement Json => JsonDocument.Parse(Body).RootElement;
    }

    private sealed class Stub(EasyCreditRig rig) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var seen = new Seen(
                request.Method.Method,
                request.RequestUri!.Host,
                request.RequestUri.AbsolutePath,
                Uri.UnescapeDataString(request.RequestUri.Query),
                request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken),
                request.Headers.Authorization?.ToString(),
                request.Headers.TryGetValues("Content-signature", out var values) ? values.Single() : null);
            rig.Calls.Enqueue(seen);
            return rig.Instead(seen) ?? rig.Answer(seen);
        }
    }
}
