using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sagas.Simulators;
using Sagas.Simulators.Webhooks;

namespace Sagas.Tests.Simulators;

/// <summary>The simulators inside an application of somebody else, as the service hosts them.</summary>
internal sealed class SimulatorHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SimulatorHost(WebApplication app, HttpClient client, Merchant merchant, ManualTime time, ConcurrentQueue<(EventId Id, string Text)> log)
    {
        Merchant = merchant;
        _app = app;
        Client = client;
        Time = time;
        Log = log;
    }

    public HttpClient Client { get; }

    /// <summary>Who gets the webhooks.</summary>
    public Merchant Merchant { get; }

    public ManualTime Time { get; }

    public ConcurrentQueue<(EventId Id, string Text)> Log { get; }

    public Task StopAsync() => _app.StopAsync();

    /// <summary>In memory; enough wherever no connection is broken.</summary>
    public static async Task<SimulatorHost> StartAsync(params (string Key, string Value)[] settings)
    {
        var (app, merchant, time, log) = await StartAsync(builder => builder.WebHost.UseTestServer(), settings);
        var client = app.GetTestClient();
        client.BaseAddress = new Uri(client.BaseAddress!, "/simulators/");
        return new SimulatorHost(app, client, merchant, time, log);
    }

    /// <summary>With real connections.</summary>
    public static async Task<SimulatorHost> StartOnKestrelAsync(params (string Key, string Value)[] settings)
    {
        var (app, merchant, time, log) = await StartAsync(builder => builder.WebHost.UseUrls("http://127.0.0.1:0"), settings);
        var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single() + "/simulators/"), Timeout = Timeout.InfiniteTimeSpan };
        return new SimulatorHost(app, client, merchant, time, log);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private static async Task<(WebApplication App, Merchant Merchant, ManualTime Time, ConcurrentQueue<(EventId, string)> Log)> StartAsync(
        Action<WebApplicationBuilder> configure,
        (string Key, string Value)[] settings)
    {
        var time = new ManualTime();
        var log = new QueueLogger();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRoutingCore();
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(pair => pair.Key, string? (pair) => pair.Value));
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSimulators(builder.Configuration);
        var merchant = new Merchant();
        builder.Services.AddHttpClient(WebhookSender.ClientName).ConfigurePrimaryHttpMessageHandler(() => merchant);
        configure(builder);
        var app = builder.Build();
        app.UseRouting();
        app.MapSimulators();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return (app, merchant, time, log.Lines);
    }

    private sealed class QueueLogger : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<(EventId Id, string Text)> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue((eventId, formatter(state, exception)));
    }
}
