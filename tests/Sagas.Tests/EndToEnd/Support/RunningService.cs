using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sagas.Tests.Support;

namespace Sagas.Tests.EndToEnd.Support;

/// <summary>
/// The whole process on a free port: real listener, saga, engine, adapters and simulators. Only its patience is shorter, and what it
/// calls and logs is written down.
/// </summary>
public class RunningService : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal)
    {
        ["urls"] = "http://127.0.0.1:0",
        ["Engine:TimerInterval"] = "00:00:00.050",
        ["Saga:PausedRecheck"] = "00:00:00.200",
        ["Saga:SendBackoff"] = "00:00:00.200",
        ["Compensation:Limits:Count"] = "100000",
    };

    internal LogBook Log { get; } = new();

    internal GatewayTraffic Traffic { get; } = new();

    internal HttpClient Client { get; private set; } = null!;

    protected static IEnumerable<(string Key, string Value)> Quick { get; } =
    [
        ("Gateways:ibusiness:Timeout", "00:00:00.600"),
        ("Gateways:ibusiness:ConnectTimeout", "00:00:00.600"),
        ("Gateways:ibusiness:Breaker:MinimumThroughput", "1000"),
        .. Enumerable.Range(0, 60).Select(question => ($"Gateways:ibusiness:ResolveSchedule:{question}", "00:00:00.250")),
    ];

    public async ValueTask InitializeAsync()
    {
        foreach (var (key, value) in Settings())
            _settings[key] = value;
        UseKestrel();
        StartServer();
        Client = CreateClient();
        await Probe.UntilAsync(
            async () => (await Client.GetAsync(Address("/health/ready"))).StatusCode.ToString(), seen => seen == "OK", seen => $"/health/ready says {seen}");
    }

    internal async Task<(int Status, JsonElement Body)> PostAsync(string path, string body, string? messageId = null)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, Address(path)) { Content = content };
        if (messageId is not null)
            request.Headers.Add("Message-Id", messageId);
        using var response = await Client.SendAsync(request);
        return ((int)response.StatusCode, await JsonAsync(response));
    }

    internal async Task<JsonElement> GetAsync(string path)
    {
        using var response = await Client.GetAsync(Address(path));
        return await JsonAsync(response);
    }

    internal static Uri Address(string path) => new(path, UriKind.Relative);

    /// <summary>What differs from the defaults of all these tests.</summary>
    protected virtual IEnumerable<(string Key, string Value)> Settings() => [];

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log).AddFilter("Sagas", LogLevel.Debug));
        foreach (var (key, value) in _settings)
            builder.UseSetting(key, value);
        builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(Traffic));
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        if (text.Length == 0)
            return default;
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
