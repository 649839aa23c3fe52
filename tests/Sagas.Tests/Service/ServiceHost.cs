using System.Net.Http.Headers;
using System.Text;
using MassTransit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sagas.Storage;

namespace Sagas.Tests.Service;

/// <summary>The whole process in memory, with a scripted store and a bus whose traffic is written down.</summary>
public sealed class ServiceHost : WebApplicationFactory<Program>
{
    internal FakeReader Reader { get; } = new();

    internal BusRecorder Bus { get; } = new();

    internal Action<IServiceCollection> Change { get; init; } = _ => { };

    internal Dictionary<string, string> Settings { get; init; } = [];

    /// <summary>A real listener on a free port, for what depends on the wire.</summary>
    internal static ServiceHost OnTheWire(params (string Key, string Value)[] settings)
    {
        var host = new ServiceHost { Settings = { ["urls"] = "http://127.0.0.1:0" } };
        foreach (var (key, value) in settings)
        {
            host.Settings[key] = value;
        }

        host.UseKestrel();
        host.StartServer();
        return host;
    }

    internal async Task<HttpResponseMessage> PostAsync(string path, string body, params (string Name, string Value)[] headers)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var client = CreateClient();
        return await client.SendAsync(request);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Critical));
        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<IPaymentReader>(Reader);
            services.AddPublishObserver(_ => Bus);
            services.AddSendObserver(_ => Bus);
            Change(services);
        });
    }
}
