using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways;

/// <summary>The adapter on a stub of its gateway.</summary>
internal sealed class IBusinessRig : IAsyncDisposable
{
    public const string Password = "planted-password";
    public const string PaymentId = "987654321";

    private readonly ServiceProvider _services;

    public IBusinessRig()
    {
        var keys = new Dictionary<string, string?>
        {
            ["Gateways:ibusiness:Kind"] = "IBusiness",
            ["Gateways:ibusiness:BaseUrl"] = "http://gateway.test/api/",
            ["Gateways:ibusiness:TeamSlug"] = "1234567890",
            ["Gateways:ibusiness:Password"] = Password,
            ["Gateways:ibusiness:RequestsPerSecond"] = "10000",
            ["Gateways:ibusiness:Breaker:MinimumThroughput"] = "10000",
        };
        var services = new ServiceCollection()
            .AddLogging(x => x.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs))
            .AddGateways(new ConfigurationBuilder().AddInMemoryCollection(keys).Build().GetSection("Gateways"));
        services.AddHttpClient("gateway-ibusiness").ConfigurePrimaryHttpMessageHandler(() => new Stub(this));
        _services = services.BuildServiceProvider();
        _services.GetRequiredService<IGatewayRegistry>().TryGet("ibusiness", out var registration).ShouldBeTrue();
        Gateway = registration!.Gateway;
    }

    public IPaymentGateway Gateway { get; }

    public LogLines Logs { get; } = new();

    /// <summary>What <c>/cancel</c> answers.</summary>
    public Func<HttpResponseMessage> OnCancel { get; set; } = () => throw new HttpRequestException(HttpRequestError.ConnectionError);

    /// <summary>What <c>/checkOrder</c> answers.</summary>
    public Func<HttpResponseMessage> OnCheck { get; set; } = () => throw new HttpRequestException(HttpRequestError.ConnectionError);

    public ConcurrentQueue<(Uri Address, string Text)> Sent { get; } = new();

    public IReadOnlyList<JsonElement> Bodies => [.. Sent.Select(x => JsonDocument.Parse(x.Text).RootElement)];

    public static GatewayOperation Operation { get; } = Operations.Refund() with
    {
        Gateway = "ibusiness",
        OperationId = new Guid("11111111-2222-5333-8444-555555555555"),
        GatewayPaymentId = PaymentId,
    };

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Cancelled(string status) => Json(
        $$"""
        {"TeamSlug":"1234567890","OrderId":"order-1","Success":true,"Status":"{{status}}","OriginalAmount":150000,"NewAmount":0,
         "PaymentId":{{PaymentId}},"ErrorCode":"0"}
        """);

    public static HttpResponseMessage Refused(string code) => Json(
        $$"""
        {"TeamSlug":"1234567890","OrderId":"order-1","Success":false,"Status":"","OriginalAmount":150000,"NewAmount":150000,
         "PaymentId":{{PaymentId}},"ErrorCode":"{{code}}","Message":"No"}
        """);

    public static HttpResponseMessage Listed(string status) => Json(
        $$"""
        {"TerminalKey":"1234567890","OrderId":"order-1","Success":true,"ErrorCode":"0","Payments":[
         {"PaymentId":"1","Amount":7,"Status":"REJECTED"},{"PaymentId":"{{PaymentId}}","Amount":150000,"Status":"{{status}}"}]}
        """);

    public Task<GatewayOutcome> ExecuteAsync(GatewayOperation? operation = null) =>
        Gateway.ExecuteAsync(operation ?? Operation, TestContext.Current.CancellationToken);

    public Task<GatewayOutcome> ResolveAsync(GatewayOperation? operation = null) =>
        Gateway.ResolveAsync(operation ?? Operation, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed class Stub(IBusinessRig rig) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Method.ShouldBe(HttpMethod.Post);
            rig.Sent.Enqueue((request.RequestUri!, await request.Content!.ReadAsStringAsync(cancellationToken)));
            return request.RequestUri!.AbsolutePath switch
            {
                "/api/cancel" => rig.OnCancel(),
                "/api/checkOrder" => rig.OnCheck(),
                _ => new HttpResponseMessage(HttpStatusCode.NotFound),
            };
        }
    }
}
