using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sagas.Chaos.Evidence;
using Sagas.Chaos.Plan;

namespace Sagas.Chaos.World;

/// <summary>
/// Stands between the service and the gateways. It passes every call on as it is, and breaks off what the gateway breaks off; and it keeps
/// which payments' money the service has told a gateway to move, which no ledger shows where a gateway knows a repetition by itself.
/// </summary>
internal sealed partial class GatewayWire : IAsyncDisposable
{
    private static readonly HashSet<string> OfOneConnection =
        new(["Connection", "Host", "Keep-Alive", "Transfer-Encoding"], StringComparer.OrdinalIgnoreCase);

    private readonly ConcurrentQueue<Order> _orders = new();
    private readonly Uri _gateways;
    private readonly WebApplication _app;

    // A connection for each call: on one that was used before, a call without a body may be repeated below us.
    private readonly HttpMessageInvoker _onward = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        PooledConnectionLifetime = TimeSpan.Zero,
    });

    private GatewayWire(Uri gateways)
    {
        _gateways = gateways;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHostLifetime, LifeOfTheDriver>();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(PassAsync);
    }

    public Uri Address => new(_app.Urls.Single());

    /// <summary>Every call that told a gateway to move money, whatever became of it.</summary>
    public IReadOnlyList<Order> Orders => [.. _orders];

    public static async Task<GatewayWire> StartAsync(Uri gateways, CancellationToken stop)
    {
        var wire = new GatewayWire(gateways);
        await wire._app.StartAsync(stop);
        return wire;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _onward.Dispose();
    }

    private async Task PassAsync(HttpContext http)
    {
        try
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body, http.RequestAborted);
            Note(http.Request, Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length));
            using var request = Onward(http, body.ToArray());
            using var answer = await _onward.SendAsync(request, http.RequestAborted);
            var content = await answer.Content.ReadAsByteArrayAsync(http.RequestAborted);
            http.Response.StatusCode = (int)answer.StatusCode;
            foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => !OfOneConnection.Contains(header.Key)))
                http.Response.Headers[name] = values.ToArray();
            await http.Response.Body.WriteAsync(content, http.RequestAborted);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException)
        {
            http.Abort();
        }
    }

    private HttpRequestMessage Onward(HttpContext http, byte[] body)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), new Uri(_gateways, target)) { Content = new ByteArrayContent(body) };
        foreach (var (name, values) in http.Request.Headers.Where(header => !OfOneConnection.Contains(header.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray()))
                request.Content.Headers.TryAddWithoutValidation(name, values.ToArray());
        }

        return request;
    }

    private void Note(HttpRequest request, string body)
    {
        var path = request.Path.Value!;
        var kind = GatewayKinds.All.FirstOrDefault(kind => path.StartsWith($"/simulators/{kind.Instance}/", StringComparison.Ordinal));
        var said = $"{request.Method} {path}\n{body}";
        if (kind?.Orders?.IsMatch(said) is not true)
            return;
        var number = Numbers().Matches(said)
            .Select(match => int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture))
            .FirstOrDefault(number => number >= Planner.FirstNumber);
        _orders.Enqueue(new Order(kind.Instance, PlannedPayment.IdOf(number)));
    }

    /// <summary>Signals are the driver's to answer.</summary>
    private sealed class LifeOfTheDriver : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    [GeneratedRegex("(?<![0-9A-Za-z])(p_|ps_|cart-|ct-)?(?<number>[0-9]{6})(?![0-9A-Za-z])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Numbers();
}
