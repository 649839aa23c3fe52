using Sagas.Tests.EndToEnd.Support;

namespace Sagas.Tests.EndToEnd.OmniCart;

/// <summary>The process with one simulated OmniCart account, and little patience.</summary>
public sealed class CartService : RunningService
{
    internal const string Gateway = "omnicart";

    private const string Token = "planted-cart-token";

    protected override IEnumerable<(string Key, string Value)> Settings() =>
    [
        ($"Simulators:{Gateway}:Kind", "OmniCart"),
        ($"Simulators:{Gateway}:ApiAccessToken", Token),
        ($"Gateways:{Gateway}:Kind", "OmniCart"),
        ($"Gateways:{Gateway}:BaseUrl", $"http://embedded.invalid/simulators/{Gateway}"),
        ($"Gateways:{Gateway}:ApiAccessToken", Token),
        ($"Gateways:{Gateway}:Timeout", "00:00:00.600"),
        ($"Gateways:{Gateway}:ConnectTimeout", "00:00:00.600"),
        ($"Gateways:{Gateway}:Breaker:MinimumThroughput", "1000"),
        .. Enumerable.Range(0, 60).Select(question => ($"Gateways:{Gateway}:ResolveSchedule:{question}", "00:00:00.250")),
    ];
}
