using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.IBusiness;

/// <summary>The adapter in T-Bank's dialect on a stub of its gateway.</summary>
internal sealed class TBankRig : IAsyncDisposable
{
    public const string Terminal = "TinkoffBankTest";
    public const string Password = "planted-password";
    public const string PaymentId = "2304882";

    private readonly ServiceProvider _services;

    public TBankRig(bool knowsRepeats = true)
    {
        var keys = new Dictionary<string, string?>
        {
            ["Gateways:tbank:Kind"] = "IBusiness",
            ["Gateways:tbank:Dialect"] = "TBank",
            ["Gateways:tbank:BaseUrl"] = "http://gateway.test",
            ["Gateways:tbank:TeamSlug"] = Terminal,
            ["Gateways:tbank:Password"] = Password,
            ["Gateways:tbank:KnowsRepeats"] = knowsRepeats ? "true" : "false",
            ["Gateways:tbank:RequestsPerSecond"] = "10000",
        };
        var services = new ServiceCollection()
            .AddLogging()
            .AddGateways(new ConfigurationBuilder().AddInMemoryCollection(keys).Build().GetSection("Gateways"));
        services.AddHttpClient("gateway-tbank").ConfigurePrimaryHttpMessageHandler(() => new Stub(this));
        _services = services.BuildServiceProvider();
        _services.GetRequiredService<IGatewayRegistry>().TryGet("tbank", out var registration).ShouldBeTrue();
        Gateway = registration!.Gateway;
    }

    public IPaymentGateway Gateway { get; }

    public Func<string> OnCancel { get; set; } = () => "<html/>";

    public Func<string> OnState { get; set; } = () => "<html/>";

    public ConcurrentQueue<(string Path, JsonElement Body)> Sent { get; } = new();

    public static GatewayOperation Operation { get; } = Operations.Refund() with
    {
        Gateway = "tbank",
        OperationId = new Guid("11111111-2222-5333-8444-555555555555"),
        GatewayPaymentId = PaymentId,
        Amount = 50_000,
    };

    public static GatewayOperation Whole { get; } = Operation with { Amount = 150_000 };

    public static string Cancelled(string status, long before, long after) =>
        $$"""{"TerminalKey":"{{Terminal}}","OrderId":"order-1","Success":true,"Status":"{{status}}","OriginalAmount":{{before}},"NewAmount":{{after}},"PaymentId":"{{PaymentId}}","ErrorCode":"0"}""";

    public static string Refused(string code) =>
        $$"""{"TerminalKey":"{{Terminal}}","OrderId":"order-1","Success":false,"Status":"","OriginalAmount":0,"NewAmount":0,"PaymentId":"{{PaymentId}}","ErrorCode":"{{code}}","Message":"No"}""";

    public static string State(string status) =>
        $$"""{"TerminalKey":"{{Terminal}}","OrderId":"order-1","Amount":150000,"Success":true,"Status":"{{status}}","PaymentId":"{{PaymentId}}","ErrorCode":"0"}""";

    public Task<GatewayOutcome> ExecuteAsync(GatewayOperation operation) => Gateway.ExecuteAsync(operation, TestContext.Current.CancellationToken);

    public Task<GatewayOutcome> ResolveAsync(GatewayOperation operation) => Gateway.ResolveAsync(operation, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed class Stub(TBankRig rig) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var path = request.RequestUri!.AbsolutePath;
            rig.Sent.Enqueue((path, JsonDocument.Parse(await request.Content!.ReadAsStringAsync(cancellationToken)).RootElement));
            return path switch
            {
                "/v2/Cancel" => IBusinessRig.Json(rig.OnCancel()),
                "/v2/GetState" => IBusinessRig.Json(rig.OnState()),
                _ => new HttpResponseMessage(HttpStatusCode.NotFound),
            };
        }
    }
}
