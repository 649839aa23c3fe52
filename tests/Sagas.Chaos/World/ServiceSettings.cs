using System.Globalization;
using Sagas.Chaos.Plan;

namespace Sagas.Chaos.World;

/// <summary>The processes' settings: as in production, only that every patience, lease and schedule is short, so that a run takes minutes.</summary>
internal static class ServiceSettings
{
    public const string Secret = "secret-of-the-merchant";

    /// <summary>Longer than any lease, heartbeat and window below.</summary>
    public static TimeSpan LongerThanEveryLease { get; } = TimeSpan.FromSeconds(14);

    private const int Questions = 60;

    private static readonly (string Key, string Value)[] Impatience =
    [
        ("Timeout", "00:00:02"),
        ("ConnectTimeout", "00:00:01"),
        ("SendWindow", "00:00:02"),
        ("GracePeriod", "00:00:01"),
        ("PauseFor", "00:00:05"),
        ("RequestsPerSecond", "2000"),
        ("MaxConcurrency", "32"),
        ("Breaker:BreakDuration", "00:00:02"),
        .. Enumerable.Range(0, Questions).Select(question => (string.Create(CultureInfo.InvariantCulture, $"ResolveSchedule:{question}"), question < 10 ? "00:00:01" : "00:00:03")),
    ];

    private static readonly (string Key, string Value)[] Common =
    [
        ("Compensation:Limits:Count", "1000000"),
        ("Saga:AwaitPaymentFor", "00:00:30"),
        ("Saga:AnswerWithin", "00:00:06"),
        ("Saga:SendBackoff", "00:00:00.500"),
        ("Saga:MaxSendBackoff", "00:00:04"),
        ("Engine:OutboxLease", "00:00:05"),
        ("Engine:TimerLease", "00:00:05"),
        ("Engine:SendTimeout", "00:00:04"),
        ("RabbitMq:Heartbeat", "00:00:04"),
        ("Cancel:WaitFor", "00:00:03"),
        ("Cancel:StoreTimeout", "00:00:02"),
        ("Cancel:TeamRequestsPerSecond", "10000"),
        ("Cancel:TeamBurst", "10000"),
        ("Cancel:AddressRequestsPerSecond", "10000"),
        ("Cancel:AddressBurst", "10000"),
        ("Webhooks:PerAddressPerSecond", "10000"),
        ("Http:AllowPlainHttp", "true"),
        ($"Teams:{PlannedPayment.Team}:Secrets:0", Secret),
        ("Logging:LogLevel:Npgsql.Command", "None"),
    ];

    public static Dictionary<string, string> OfService(string postgres, Uri broker, Uri simulators)
    {
        var settings = Common.ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal);
        settings["ConnectionStrings:Postgres"] = postgres;
        settings["ConnectionStrings:RabbitMq"] = broker.ToString();
        foreach (var kind in GatewayKinds.All)
        {
            foreach (var (key, value) in kind.Adapter(new Uri(simulators, $"/simulators/{kind.Instance}").ToString()).Concat(Impatience))
                settings[$"Gateways:{kind.Instance}:{key}"] = value;
        }

        return settings;
    }

    public static Dictionary<string, string> OfSimulators(Uri service, int seed)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Simulators:Seed"] = seed.ToString(CultureInfo.InvariantCulture),
            ["Simulators:MaxPayments"] = "1000000",
            ["Simulators:MaxLedgerEntries"] = "1000000",
        };
        foreach (var kind in GatewayKinds.All)
        {
            foreach (var (key, value) in kind.Simulator)
                settings[$"Simulators:{kind.Instance}:{key}"] = value;
            if (kind.WebhookRoute is { } route)
                settings[$"Simulators:{kind.Instance}:WebhookUrl"] = new Uri(service, $"/webhooks/{route}/{kind.Instance}").ToString();
        }

        return settings;
    }
}
