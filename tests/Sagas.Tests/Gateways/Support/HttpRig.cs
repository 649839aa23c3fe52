using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways;

/// <summary>A configured gateway of kind <c>Probe</c>, whose HTTP client the test holds in its hand.</summary>
internal sealed class HttpRig : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public HttpRig(Action<Dictionary<string, string?>>? configure = null, Action<SocketsHttpHandler>? connect = null)
    {
        var keys = new Dictionary<string, string?>
        {
            ["Gateways:web:Kind"] = "Probe",
            ["Gateways:web:Timeout"] = "00:00:05",
            ["Gateways:web:Breaker:MinimumThroughput"] = "1000",
        };
        configure?.Invoke(keys);
        var services = new ServiceCollection()
            .AddLogging(x => x.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs))
            .AddGatewayKind("Probe", context =>
            {
                Http = context.Http;
                return new ScriptedGateway();
            })
            .AddGateways(new ConfigurationBuilder().AddInMemoryCollection(keys).Build().GetSection("Gateways"));
        if (connect is not null)
            services.Configure<Microsoft.Extensions.Http.HttpClientFactoryOptions>("gateway-web", options =>
                options.HttpMessageHandlerBuilderActions.Add(x => connect((SocketsHttpHandler)x.PrimaryHandler)));
        _services = services.BuildServiceProvider();
        _services.GetRequiredService<IGatewayRegistry>().TryGet("web", out var registration).ShouldBeTrue();
        Registration = registration!;
    }

    public LogLines Logs { get; } = new();

    public GatewayRegistration Registration { get; }

    public GatewayHttpClient Http { get; private set; } = null!;

    public IServiceProvider Services => _services;

    public Task<HttpReply> PostAsync(string address) => Http.SendAsync(
        GatewayCall.Moving(Operations.Refund(), HttpMethod.Post, new Uri(address)) with { Body = """{"Password":"planted-secret"}"""u8.ToArray() },
        TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
