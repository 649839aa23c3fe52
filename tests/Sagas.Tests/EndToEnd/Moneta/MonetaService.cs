using System.Net;
using System.Net.Sockets;
using Sagas.Tests.EndToEnd.Support;

namespace Sagas.Tests.EndToEnd.Moneta;

/// <summary>The whole process with both kinds of MONETA, which stands at a port known beforehand: adapter and simulator find each other there.</summary>
public class MonetaService : RunningService
{
    public const string Gateway = "moneta";
    public const string Assistant = "assistant";
    public const string Secret = "planted-secret";

    private readonly string _address = $"http://127.0.0.1:{FreePort()}";

    protected override IEnumerable<(string Key, string Value)> Settings() =>
    [
        ("urls", _address),
        ($"Simulators:{Gateway}:Kind", "Moneta"),
        ($"Simulators:{Gateway}:Username", "api-user"),
        ($"Simulators:{Gateway}:Password", Secret),
        ($"Simulators:{Gateway}:PaymentPassword", "70707"),
        ($"Simulators:{Gateway}:AccountId", "31015"),
        .. PayUrl($"Simulators:{Gateway}"),
        ($"Simulators:{Gateway}:WebhookUrl", $"{_address}/webhooks/moneta/{Gateway}"),
        ($"Simulators:{Assistant}:Kind", "MonetaAssistant"),
        .. PayUrl($"Simulators:{Assistant}"),
        ($"Simulators:{Assistant}:PayUrlMethod", "GET"),
        ($"Simulators:{Assistant}:WebhookUrl", $"{_address}/webhooks/moneta/{Assistant}"),
        ($"Gateways:{Gateway}:Kind", "Moneta"),
        ($"Gateways:{Gateway}:BaseUrl", $"{_address}/simulators/{Gateway}/services"),
        ($"Gateways:{Gateway}:Username", "api-user"),
        ($"Gateways:{Gateway}:Password", Secret),
        ($"Gateways:{Gateway}:PaymentPassword", "70707"),
        ($"Gateways:{Gateway}:AccountId", "31015"),
        .. PayUrl($"Gateways:{Gateway}"),
        ($"Gateways:{Gateway}:PayUrlReply", "Xml"),
        ($"Gateways:{Gateway}:TeamSlug", "demo"),
        ($"Gateways:{Gateway}:Timeout", "00:00:00.600"),
        ($"Gateways:{Gateway}:ConnectTimeout", "00:00:00.600"),
        ($"Gateways:{Gateway}:SendWindow", "00:00:00.500"),
        ($"Gateways:{Gateway}:GracePeriod", "00:00:00"),
        ($"Gateways:{Gateway}:RequestsPerSecond", "1000"),
        ($"Gateways:{Gateway}:Breaker:MinimumThroughput", "1000"),
        .. Enumerable.Range(0, 60).Select(question => ($"Gateways:{Gateway}:ResolveSchedule:{question}", "00:00:00.250")),
        ($"Gateways:{Assistant}:Kind", "MonetaAssistant"),
        ($"Gateways:{Assistant}:BackOfficeUrl", "https://moneta.test/cabinet"),
        .. PayUrl($"Gateways:{Assistant}"),
        ($"Gateways:{Assistant}:TeamSlug", "demo"),
    ];

    private static IEnumerable<(string Key, string Value)> PayUrl(string section) =>
        [($"{section}:MntId", "54600817"), ($"{section}:IntegrityCode", "planted-code")];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
