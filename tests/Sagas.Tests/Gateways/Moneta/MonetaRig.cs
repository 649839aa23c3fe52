using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.Moneta;

/// <summary>The adapter on a stub of its gateway.</summary>
internal sealed class MonetaRig : IAsyncDisposable
{
    public const string Password = "planted-password";
    public const string PaymentPassword = "70707";
    public const string IntegrityCode = "planted-code";
    public const long Payment = 87047780;

    private readonly ServiceProvider _services;
    private readonly GatewayRegistration _registration;

    public MonetaRig(params (string Key, string Value)[] more)
    {
        var keys = new Dictionary<string, string?>
        {
            ["Gateways:moneta:Kind"] = "Moneta",
            ["Gateways:moneta:BaseUrl"] = "http://gateway.test/services",
            ["Gateways:moneta:Username"] = "api-user",
            ["Gateways:moneta:Password"] = Password,
            ["Gateways:moneta:PaymentPassword"] = PaymentPassword,
            ["Gateways:moneta:AccountId"] = "31015",
            ["Gateways:moneta:MntId"] = "54600817",
            ["Gateways:moneta:IntegrityCode"] = IntegrityCode,
            ["Gateways:moneta:RequestsPerSecond"] = "10000",
            ["Gateways:moneta:Breaker:MinimumThroughput"] = "10000",
        };
        foreach (var (key, value) in more)
            keys[$"Gateways:moneta:{key}"] = value;
        var services = new ServiceCollection()
            .AddSingleton<IOperationJournal>(Journal)
            .AddLogging(x => x.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs))
            .AddGateways(new ConfigurationBuilder().AddInMemoryCollection(keys).Build().GetSection("Gateways"));
        services.AddHttpClient("gateway-moneta").ConfigurePrimaryHttpMessageHandler(() => new Stub(this));
        _services = services.BuildServiceProvider();
        _services.GetRequiredService<IGatewayRegistry>().TryGet("moneta", out var registration).ShouldBeTrue();
        _registration = registration!;
    }

    public IPaymentGateway Gateway => _registration.Gateway;

    public MemoryJournal Journal { get; } = new();

    public LogLines Logs { get; } = new();

    public Func<HttpResponseMessage> OnRefund { get; set; } = Refuse;

    public Func<HttpResponseMessage> OnCancel { get; set; } = Refuse;

    public Func<HttpResponseMessage> OnDetails { get; set; } = () => Details("SUCCEED");

    /// <summary>What is found under a label.</summary>
    public Func<string, HttpResponseMessage> OnFind { get; set; } = _ => Found();

    public ConcurrentQueue<(string Request, JsonElement Content, JsonElement Whole)> Sent { get; } = new();

    public IEnumerable<string> Requests => Sent.Select(sent => sent.Request);

    public static GatewayOperation Operation { get; } = Nth(1);

    public static GatewayOperation Of(OperationKind? kind) => Operation with { Kind = kind };

    public static GatewayOperation Nth(int ordinal) => Operations.Refund() with
    {
        Gateway = "moneta",
        OperationId = SagaIds.ForOperation(SagaIds.ForPayment("demo", "1001"), ordinal),
        GatewayPaymentId = "87047780",
    };

    public static HttpResponseMessage Refuse() => throw new HttpRequestException(HttpRequestError.ConnectionError);

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Answer(string name, string content) => Json($$$"""{"Envelope":{"Body":{"{{{name}}}":{{{content}}} } } }""");

    public static HttpResponseMessage Fault(string code, string kind = "Client", string text = "No") => Json(
        $$$"""{"Envelope":{"Body":{"fault":{"faultcode":"{{{kind}}}","faultstring":"{{{text}}}","detail":{"faultDetail":"{{{code}}}"} } } } }""",
        HttpStatusCode.BadRequest);

    public static HttpResponseMessage Details(string status, params (string Key, string Value)[] more) => Answer(
        "GetOperationDetailsByIdResponse", $$"""{"operation":{{Info(Payment, [("statusid", status), ("targetamount", "1500.00"), .. more])}} }""");

    public static HttpResponseMessage Canceled(string status) => Answer(
        "CancelTransactionResponse", $$"""{"transactionId":{{Payment}},"operationStatus":"{{status}}"}""");

    public static HttpResponseMessage Refunded(string status, string amount = "1500.00", GatewayOperation? operation = null) =>
        Answer("RefundResponse", Refund(status, amount, operation: operation));

    public static HttpResponseMessage Found(params string[] rows) => Answer(
        "FindOperationsListByCTIDResponse",
        $$"""{"pageSize":50,"pageNumber":1,"pagesCount":1,"size":{{rows.Length}},"totalSize":{{rows.Length}},"operation":[{{string.Join(',', rows)}}]}""");

    /// <summary>A refund as the gateway shows it: the paying side is negative.</summary>
    public static string Refund(string status, string amount = "1500.00", long id = 87047999, GatewayOperation? operation = null) => Info(
        id,
        ("statusid", status), ("isrefund", "1"), ("parentid", "87047780"), ("clienttransaction", (operation ?? Operation).OperationId.ToString("D")),
        ("sourceamount", $"-{amount}"), ("targetamount", amount), ("category", "BUSINESS"));

    public static string Info(long id, params (string Key, string Value)[] attributes) =>
        $$"""{"id":{{id}},"attribute":[{{string.Join(',', attributes.Select(x => $$"""{"key":"{{x.Key}}","value":"{{x.Value}}"}"""))}}]}""";

    public Task<GatewayPreparation> PrepareAsync(GatewayOperation? operation = null) =>
        Gateway.PrepareAsync(operation ?? Operation, TestContext.Current.CancellationToken);

    public Task<GatewayOutcome> ExecuteAsync(GatewayOperation? operation = null) =>
        Gateway.ExecuteAsync(operation ?? Operation, TestContext.Current.CancellationToken);

    public Task<GatewayOutcome> ResolveAsync(GatewayOperation? operation = null) =>
        Gateway.ResolveAsync(operation ?? Operation, TestContext.Current.CancellationToken);

    /// <summary>With journal and fences, as a command does it.</summary>
    public Task<GatewayOutcome> CommandAsync(GatewayOperation operation) =>
        _services.GetRequiredService<GatewayExecutor>().ExecuteAsync(_registration, operation, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed class Stub(MonetaRig rig) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (request.Method, request.RequestUri).ShouldBe((HttpMethod.Post, new Uri("http://gateway.test/services")));
            var whole = JsonDocument.Parse(await request.Content!.ReadAsStringAsync(cancellationToken)).RootElement;
            var body = whole.GetProperty("Envelope").GetProperty("Body").EnumerateObject().Single();
            rig.Sent.Enqueue((body.Name, body.Value, whole));
            return body.Name switch
            {
                "RefundRequest" => rig.OnRefund(),
                "CancelTransactionRequest" => rig.OnCancel(),
                "GetOperationDetailsByIdRequest" => rig.OnDetails(),
                "FindOperationsListByCTIDRequest" => rig.OnFind(body.Value.GetProperty("clientTransaction").GetString()!),
                _ => new HttpResponseMessage(HttpStatusCode.NotFound),
            };
        }
    }
}
