using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways;

/// <summary>The adapter on a stub of its gateway: a cart that shows what the test says, and calls that do what the test says.</summary>
internal sealed class OmniCartRig : IAsyncDisposable
{
    public const string Token = "planted-token";
    public const string CartId = "6f891edb-1e1f-48bb-b042-2cb790a0f402";

    private readonly ServiceProvider _services;

    public OmniCartRig()
    {
        var keys = new Dictionary<string, string?>
        {
            ["Gateways:cart:Kind"] = "OmniCart",
            ["Gateways:cart:BaseUrl"] = "http://gateway.test/api/",
            ["Gateways:cart:ApiAccessToken"] = Token,
            ["Gateways:cart:RequestsPerSecond"] = "10000",
            ["Gateways:cart:Breaker:MinimumThroughput"] = "10000",
        };
        var services = new ServiceCollection()
            .AddLogging(x => x.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs))
            .AddGateways(new ConfigurationBuilder().AddInMemoryCollection(keys).Build().GetSection("Gateways"));
        services.AddHttpClient("gateway-cart").ConfigurePrimaryHttpMessageHandler(() => new Stub(this));
        _services = services.BuildServiceProvider();
        _services.GetRequiredService<IGatewayRegistry>().TryGet("cart", out var registration).ShouldBeTrue();
        Gateway = registration!.Gateway;
    }

    public IPaymentGateway Gateway { get; }

    public LogLines Logs { get; } = new();

    /// <summary>The cart, in its order.</summary>
    public List<CartItem> Items { get; } = [];

    /// <summary>Answers a call that moves money, perhaps after changing the cart.</summary>
    public Func<HttpResponseMessage> OnMove { get; set; } = () => throw new HttpRequestException(HttpRequestError.ConnectionError);

    /// <summary>Answers a status read instead of the cart.</summary>
    public Func<HttpResponseMessage>? OnStatus { get; set; }

    public ConcurrentQueue<(string Call, string Body)> Sent { get; } = new();

    /// <summary>The calls that would move money.</summary>
    public IReadOnlyList<(string Call, string Body)> Moves => [.. Sent.Where(sent => !sent.Call.StartsWith("GET", StringComparison.Ordinal))];

    public static GatewayOperation Operation(OperationKind? kind = OperationKind.Refund, long amount = 1_000) => Operations.Refund() with
    {
        Gateway = "cart",
        Kind = kind,
        GatewayPaymentId = null,
        GatewaySessionId = CartId,
        Amount = amount,
        PaymentAmount = 1_000,
        Currency = "XAU",
    };

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Code(string code, HttpStatusCode status = HttpStatusCode.BadRequest) =>
        Json($$"""{"code":{{code}},"message":"No","timestamp":"2025-04-23T18:25:43.511Z"}""", status);

    public static HttpResponseMessage Done() => Json("""{"data":{"itemIds":["a"]},"code":"000000","message":"Success","timestamp":"2025-04-23T18:25:43.511Z"}""");

    public OmniCartRig With(params CartItem[] items)
    {
        foreach (var item in items)
        {
            Items.RemoveAll(known => known.Id == item.Id);
            Items.Add(item);
        }

        return this;
    }

    /// <summary>The next call turns these items into what is said here, and says so or answers otherwise.</summary>
    public OmniCartRig Becomes(Func<HttpResponseMessage> answer, params CartItem[] items)
    {
        OnMove = () =>
        {
            With(items);
            return answer();
        };
        return this;
    }

    /// <summary>An attempt as the executor makes it: prepared, then sent with what was kept.</summary>
    public async Task<GatewayOutcome> RunAsync(GatewayOperation operation)
    {
        var preparation = await Gateway.PrepareAsync(operation, TestContext.Current.CancellationToken);
        return preparation.Decided
            ?? await Gateway.ExecuteAsync(operation with { Snapshot = preparation.Snapshot }, TestContext.Current.CancellationToken);
    }

    public async Task<string?> SnapshotAsync(GatewayOperation operation) =>
        (await Gateway.PrepareAsync(operation, TestContext.Current.CancellationToken)).Snapshot;

    public Task<GatewayOutcome> ResolveAsync(GatewayOperation operation) =>
        Gateway.ResolveAsync(operation, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private HttpResponseMessage Status(Uri address)
    {
        var query = address.Query;
        List<CartItem> shown = query.Length == 0 ? Items : Items.FindAll(item => item.HasTimer == query.EndsWith("true", StringComparison.Ordinal));
        if (shown.Count == 0)
            return Code("121103");
        var data = new
        {
            cartId = CartId,
            currency = "XAU",
            items = shown.Select(item => new Dictionary<string, object>
            {
                [item.Id] = new
                {
                    paymentStatus = item.Status,
                    itemAmounts = new { initiated = item.Initiated, captured = 7, refunded = item.Refunded, current = item.Current },
                    tag = item.Tag,
                },
            }),
        };
        return Json(JsonSerializer.Serialize(new { data, code = "000000", message = "Success" }));
    }

    private sealed class Stub(OmniCartRig rig) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.GetValues("Api-Access-Token").ShouldBe([Token]);
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            rig.Sent.Enqueue(($"{request.Method} {request.RequestUri!.PathAndQuery}", body));
            if (request.Method != HttpMethod.Get)
                return rig.OnMove();
            request.RequestUri.AbsolutePath.ShouldBe($"/api/status/{CartId}");
            return rig.OnStatus?.Invoke() ?? rig.Status(request.RequestUri);
        }
    }
}

/// <summary>One item as the stub shows it.</summary>
internal sealed record CartItem(string Id, string Status, long Initiated, long Current, long Refunded = 0, string? Tag = null, bool HasTimer = false)
{
    public static CartItem Authorized(string id, long amount = 500) => new(id, "authorized", amount, amount);

    public static CartItem Completed(string id, long amount = 500) => new(id, "completed", amount, amount);

    public CartItem Canceled() => this with { Status = "canceled", Current = 0 };

    public CartItem BecomesRefunded() => this with { Status = "refunded", Refunded = Refunded + Current, Current = 0 };

    public CartItem Lowered(long to) => this with { Current = to, Refunded = Status == "completed" ? Refunded + Current - to : Refunded };
}
