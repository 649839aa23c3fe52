using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.Bpc;

/// <summary>The adapter on a stub of its gateway: answers by method and path.</summary>
internal sealed class BpcRig : IAsyncDisposable
{
    public const string ApiKey = "planted-api-key";
    public const string WebhookSecret = "whsec_test";
    public const string PaymentId = "p_1";
    public const string SessionId = "ps_1";

    private readonly ServiceProvider _services;

    public BpcRig(Action<Dictionary<string, string?>>? change = null)
    {
        var keys = new Dictionary<string, string?>
        {
            ["Gateways:bpc:Kind"] = "Bpc",
            ["Gateways:bpc:BaseUrl"] = "http://gateway.test/api2/",
            ["Gateways:bpc:ApiKey"] = ApiKey,
            ["Gateways:bpc:WebhookSecret"] = WebhookSecret,
            ["Gateways:bpc:RequestsPerSecond"] = "10000",
            ["Gateways:bpc:Breaker:MinimumThroughput"] = "10000",
        };
        change?.Invoke(keys);
        var services = new ServiceCollection()
            .AddLogging(x => x.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs))
            .AddGateways(new ConfigurationBuilder().AddInMemoryCollection(keys).Build().GetSection("Gateways"));
        services.AddHttpClient("gateway-bpc").ConfigurePrimaryHttpMessageHandler(() => new Stub(this));
        _services = services.BuildServiceProvider();
        _services.GetRequiredService<IGatewayRegistry>().TryGet("bpc", out var registration).ShouldBeTrue();
        Gateway = registration!.Gateway;
    }

    public IPaymentGateway Gateway { get; }

    public LogLines Logs { get; } = new();

    /// <summary>Answers by "POST /refunds", with the path after the base address.</summary>
    public Dictionary<string, Func<HttpResponseMessage>> On { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<(string Call, string Body, string? Key, string? Version)> Sent { get; } = new();

    public static GatewayOperation Operation { get; } = Operations.Refund() with
    {
        Gateway = "bpc",
        OperationId = new Guid("11111111-2222-5333-8444-555555555555"),
        GatewayPaymentId = PaymentId,
        Amount = 700,
        PaymentAmount = 1000,
        Currency = "EUR",
    };

    public static GatewayOperation Of(OperationKind kind) => kind switch
    {
        OperationKind.Refund => Operation,
        OperationKind.Reverse => Operation with { Kind = kind, Amount = 1000 },
        _ => Operation with { Kind = kind, Amount = 1000, GatewayPaymentId = null, GatewaySessionId = SessionId },
    };

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public void Payment(string status, long received = 1000) => On["GET /payments/p_1"] = () => Json(
        $$"""{"id":"p_1","amount":1000,"amountReceived":{{received}},"status":"{{status}}","somethingNew":{"a":[1]} }""");

    public void Session(string status, string paid = "unpaid", string capture = "automatic") => On["GET /sessions/ps_1"] = () => Json(
        $$"""{"id":"ps_1","amount":1000,"status":"{{status}}","paymentStatus":"{{paid}}","paymentData":{"captureMethod":"{{capture}}"} }""");

    public void Refunds(params (string Id, long Amount, string Status)[] refunds) => On["GET /payments/p_1/refunds"] = () => Json(
        "[" + string.Join(',', refunds.Select(x => $$"""{"id":"{{x.Id}}","amount":{{x.Amount}},"status":"{{x.Status}}","paymentId":"p_1","currency":"EUR"}""")) + "]");

    public Task<GatewayPreparation> PrepareAsync(GatewayOperation? operation = null) =>
        Gateway.PrepareAsync(operation ?? Operation, TestContext.Current.CancellationToken);

    public Task<GatewayOutcome> ExecuteAsync(GatewayOperation? operation = null) =>
        Gateway.ExecuteAsync(operation ?? Operation, TestContext.Current.CancellationToken);

    public Task<GatewayOutcome> ResolveAsync(GatewayOperation? operation = null) =>
        Gateway.ResolveAsync(operation ?? Operation, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed class Stub(BpcRig rig) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var call = $"{request.Method} {request.RequestUri!.AbsolutePath["/api2".Length..]}";
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            rig.Sent.Enqueue((call, body, Header("X-Api-Key"), Header("X-Version")));
            return rig.On.TryGetValue(call, out var answer) ? answer() : Json("""{"message":"no such thing"}""", HttpStatusCode.NotFound);

            string? Header(string name) => request.Headers.TryGetValues(name, out var values) ? values.Single() : null;
        }
    }
}
