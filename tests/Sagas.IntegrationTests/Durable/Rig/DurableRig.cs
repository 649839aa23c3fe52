using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RabbitMQ.Client;
using Sagas.Chaos.World;
using Sagas.IntegrationTests.Support;
using Sagas.Simulators;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Durable.Rig;

/// <summary>
/// The whole thing as it runs for real: the service's processes, Postgres, RabbitMQ and the gateways in a process of their own. Both servers
/// are reached through proxies that a test can cut.
/// </summary>
internal sealed class DurableRig : IAsyncDisposable
{
    public const string Team = "demo";
    public const string OperatorKey = "operator-key-of-the-tests";
    public const string ForeignKey = "key-of-another-team";
    public const string PublisherKey = "publisher-key-of-the-tests";
    public const long Amount = 150_000;

    private static readonly Uri Faults = new($"/simulators/{RabbitMqServer.Gateway}/faults", UriKind.Relative);

    private readonly List<ChildProcess> _services = [];
    private readonly ChildProcess _simulators;
    private readonly Publisher _publisher;
    private readonly Uri _broker;
    private readonly IReadOnlyDictionary<string, string> _settings;

    private DurableRig(
        TestDatabase database, Uri broker, TcpProxy toBroker, TcpProxy toDatabase, ChildProcess simulators,
        IEnumerable<KeyValuePair<string, string>> more)
    {
        (Database, _broker, Broker, Postgres, _simulators, _publisher) = (database, broker, toBroker, toDatabase, simulators, new Publisher(broker));
        var settings = Settings(simulators.Client.BaseAddress!);
        foreach (var (key, value) in more)
            settings[key] = value;
        _settings = settings;
    }

    public TestDatabase Database { get; }

    public TcpProxy Broker { get; }

    public TcpProxy Postgres { get; }

    public ChildProcess Service => _services[^1];

    public IReadOnlyList<ChildProcess> Services => _services;

    public static Task<DurableRig> StartAsync(int services = 1, params KeyValuePair<string, string>[] more) =>
        StartAsync(RabbitMqServer.Address, PostgresServer.ConnectionString, services, more);

    public static async Task<DurableRig> StartAsync(Uri broker, string postgres, int services, params KeyValuePair<string, string>[] more)
    {
        await RabbitMqServer.EmptyAsync(broker);
        var database = await TestDatabase.CreateAsync(postgres);
        var rig = new DurableRig(
            database,
            broker,
            new TcpProxy(broker.Host, broker.Port).Start(),
            new TcpProxy(database.Host, database.Port).Start(),
            await ChildProcess.StartAsync(typeof(SimulatorDefaults), []),
            more);
        for (var started = 0; started < services; started++)
            await rig.StartServiceAsync();
        foreach (var service in rig._services)
            await ReadyAsync(service);
        return rig;
    }

    public IEnumerable<KeyValuePair<string, string>> ServiceSettings() =>
    [
        .. _settings,
        new("ConnectionStrings:Postgres", Database.Through(Postgres.Port)),
        new("ConnectionStrings:RabbitMq", new UriBuilder(_broker) { Host = "127.0.0.1", Port = Broker.Port }.Uri.ToString()),
    ];

    public Task<ChildProcess> StartServiceAsync(params KeyValuePair<string, string>[] more) => StartServiceAsync(typeof(Program).Assembly.Location, more);

    /// <summary>Starts another version of the service.</summary>
    public async Task<ChildProcess> StartServiceAsync(string program, KeyValuePair<string, string>[] more)
    {
        var service = await ChildProcess.StartAsync(program, [.. ServiceSettings(), .. more]);
        service.Client.DefaultRequestHeaders.Add("X-Api-Key", OperatorKey);
        _services.Add(service);
        return service;
    }

    /// <summary>Waits for readiness, or for its end with words of the cause.</summary>
    public static async Task ReadyAsync(ChildProcess service, bool ready = true, string says = "", TimeSpan? patience = null) => await Probe.UntilAsync(
        async () =>
        {
            using var response = await service.Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return (Code: (int)response.StatusCode, Text: await response.Content.ReadAsStringAsync());
        },
        seen => seen.Code == (ready ? 200 : 503) && seen.Text.Contains(says, StringComparison.OrdinalIgnoreCase),
        seen => $"{seen.Code} {seen.Text}; the process said: {service.LastWords}",
        patience);

    /// <summary>Makes the payment known to the simulated gateway.</summary>
    public async Task PaidAsync(string paymentId, string currency = "RUB", string status = "CONFIRMED")
    {
        using var response = await _simulators.Client.PostAsJsonAsync(
            new Uri($"/simulators/{RabbitMqServer.Gateway}/payments", UriKind.Relative),
            new { paymentId, amount = Amount, currency, status });
        response.EnsureSuccessStatusCode();
    }

    /// <summary>The simulated gateway refuses the next operations, in its own words.</summary>
    public Task RefusesAsync(int operations) => ArmAsync("refused", operations);

    /// <summary>The next operations end so at the simulated gateway.</summary>
    public async Task ArmAsync(string fault, int operations)
    {
        using var response = await _simulators.Client.PostAsJsonAsync(Faults, new { kind = fault, next = operations });
        response.EnsureSuccessStatusCode();
    }

    /// <summary>The armed faults have hit their calls.</summary>
    public async Task HitAsync() => await Probe.UntilAsync(
        () => _simulators.Client.GetFromJsonAsync<JsonElement>(Faults), faults => faults.GetArrayLength() == 0, faults => $"{faults}; {Service.LastWords}");

    /// <summary>What any program with an AMQP client would do.</summary>
    public Task PublishAsync(string name, byte[] body, BasicProperties? properties = null) => _publisher.PublishAsync(name, body, properties);

    public Task CapturedAsync(string paymentId, BasicProperties? properties = null) =>
        PublishAsync("payment-captured", Bytes(Captured(paymentId)), properties);

    public Task FailedAsync(string paymentId, BasicProperties? properties = null) => PublishAsync(
        "item-grant-failed", Bytes($$"""{"teamSlug":"{{Team}}","paymentId":"{{paymentId}}","reason":"out of stock"}"""), properties);

    public static string Captured(string paymentId) =>
        $$"""{"teamSlug":"{{Team}}","paymentId":"{{paymentId}}","orderId":"order-{{paymentId}}","gateway":"{{RabbitMqServer.Gateway}}","gatewayPaymentId":"{{paymentId}}","amount":{{Amount}},"currency":"RUB"}""";

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public async Task<JsonElement> GetAsync(string path)
    {
        using var response = await Service.Client.GetAsync(new Uri(path, UriKind.Relative));
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task RefundedAsync(string paymentId) => await Probe.UntilAsync(
        () => GetAsync($"/api/payments/{Team}/{paymentId}"),
        seen => seen.TryGetProperty("state", out var state) && state.GetString() == "Refunded",
        seen => $"{seen}; the process said: {Service.LastWords}");

    /// <summary>The money that moved at the gateway, by payment.</summary>
    public async Task<ILookup<string, JsonElement>> LedgerAsync()
    {
        var ledger = await _simulators.Client.GetFromJsonAsync<JsonElement>(new Uri("/simulators/ledger", UriKind.Relative));
        return ledger.EnumerateArray().ToLookup(movement => movement.GetProperty("payment").GetString()!, StringComparer.Ordinal);
    }

    /// <summary>Waits until every payment is final, then shows that each was given back once, that nothing failed, and that nothing is left to send.</summary>
    public async Task AllRefundedOnceAsync(IReadOnlyCollection<string> payments, TimeSpan patience)
    {
        await Probe.UntilAsync(
            () => Database.CountAsync("select count(*) from sagas.payment where state = 'Refunded'"),
            count => count == payments.Count,
            count => $"{count} of {payments.Count} refunded; the process said: {Service.LastWords}",
            patience);
        var ledger = await LedgerAsync();
        foreach (var payment in payments)
            ledger[payment].ShouldHaveSingleItem().GetProperty("amount").GetInt64().ShouldBe(Amount);
        await Probe.UntilAsync(() => Database.CountAsync("select count(*) from sagas.outbox"), count => count == 0, count => $"{count} rows in the outbox");
        await NothingFailedAsync(_broker);
    }

    public static async Task NothingFailedAsync(Uri? broker = null)
    {
        foreach (var queue in RabbitMqServer.FailureQueues)
            (await RabbitMqServer.CountAsync(queue, broker)).ShouldBe(0u, queue);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services)
            await service.DisposeAsync();
        await _simulators.DisposeAsync();
        await _publisher.DisposeAsync();
        await Broker.DisposeAsync();
        await Postgres.DisposeAsync();
        await Database.DisposeAsync();
    }

    private static Dictionary<string, string> Settings(Uri simulators) => new(StringComparer.Ordinal)
    {
        ["Gateways:ibusiness:Kind"] = SimulatorDefaults.Kind,
        ["Gateways:ibusiness:BaseUrl"] = new Uri(simulators, $"/simulators/{RabbitMqServer.Gateway}").ToString(),
        ["Gateways:ibusiness:TeamSlug"] = SimulatorDefaults.TeamSlug,
        ["Gateways:ibusiness:Password"] = SimulatorDefaults.Password,
        ["Gateways:ibusiness:Timeout"] = "00:00:03",
        ["Gateways:ibusiness:ConnectTimeout"] = "00:00:02",
        ["Gateways:ibusiness:GracePeriod"] = "00:00:01",
        ["Gateways:ibusiness:SendWindow"] = "00:00:02",
        ["Gateways:ibusiness:RequestsPerSecond"] = "2000",
        ["Gateways:ibusiness:MaxConcurrency"] = "32",
        ["Gateways:ibusiness:ResolveSchedule:0"] = "00:00:01",
        ["Gateways:ibusiness:ResolveSchedule:1"] = "00:00:02",
        ["Gateways:ibusiness:ResolveSchedule:2"] = "00:00:04",
        ["Gateways:ibusiness:ResolveSchedule:3"] = "00:00:08",
        ["Gateways:ibusiness:ResolveSchedule:4"] = "00:00:16",
        ["Compensation:Limits:Count"] = "100000",
        ["Saga:SendBackoff"] = "00:00:01",
        ["Engine:OutboxLease"] = "00:00:05",
        ["RabbitMq:Heartbeat"] = "00:00:05",
        ["Api:Keys:0:Name"] = "tests",
        ["Api:Keys:0:Sha256"] = Hash(OperatorKey),
        ["Api:Keys:0:Teams:0"] = Team,
        ["Api:Keys:0:Role"] = "Operator",
        ["Api:Keys:1:Name"] = "others",
        ["Api:Keys:1:Sha256"] = Hash(ForeignKey),
        ["Api:Keys:1:Teams:0"] = "others",
        ["Api:Keys:1:Role"] = "Operator",
        ["Api:Keys:2:Name"] = "shop",
        ["Api:Keys:2:Sha256"] = Hash(PublisherKey),
        ["Api:Keys:2:Teams:0"] = Team,
        ["Api:Keys:2:Role"] = "Publisher",
    };

    private static string Hash(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
