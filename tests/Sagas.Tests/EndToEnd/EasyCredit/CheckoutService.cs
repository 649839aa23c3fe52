using System.Globalization;
using Sagas.Tests.EndToEnd.Support;

namespace Sagas.Tests.EndToEnd.EasyCredit;

/// <summary>The whole process with one easyCredit shop, simulated in it. Its calls time out soon, and what became of them is asked soon.</summary>
public class CheckoutService : RunningService
{
    public const string Gateway = "easycredit";

    private const string Host = "http://embedded.invalid/simulators/easycredit";

    protected virtual TimeSpan AskAfter => TimeSpan.FromMilliseconds(250);

    protected override IEnumerable<(string Key, string Value)> Settings() =>
    [
        ("Simulators:easycredit:Kind", "EasyCredit"),
        ("Simulators:easycredit:WebshopId", "2.de.1234.1"),
        ("Simulators:easycredit:ApiPassword", "api-password"),
        ("Simulators:easycredit:SignatureSecret", "signature-secret"),
        ("Simulators:easycredit:SettleAfter", "00:00:00.200"),
        ("Simulators:easycredit:ProjectKey", "shop"),
        ("Simulators:easycredit:ClientId", "client"),
        ("Simulators:easycredit:ClientSecret", "client-secret"),
        ("Simulators:easycredit:TokenLifetime", "00:00:03"),
        ("Gateways:easycredit:Kind", "EasyCredit"),
        ("Gateways:easycredit:PaymentBaseUrl", Host),
        ("Gateways:easycredit:MerchantBaseUrl", Host),
        ("Gateways:easycredit:WebshopId", "2.de.1234.1"),
        ("Gateways:easycredit:ApiPassword", "api-password"),
        ("Gateways:easycredit:SignatureSecret", "signature-secret"),
        ("Gateways:easycredit:Commercetools:ApiUrl", $"{Host}/commercetools"),
        ("Gateways:easycredit:Commercetools:AuthUrl", $"{Host}/commercetools"),
        ("Gateways:easycredit:Commercetools:ProjectKey", "shop"),
        ("Gateways:easycredit:Commercetools:ClientId", "client"),
        ("Gateways:easycredit:Commercetools:ClientSecret", "client-secret"),
        ("Gateways:easycredit:RedirectOrigins:0", "https://shop.example"),
        ("Gateways:easycredit:Timeout", "00:00:00.800"),
        ("Gateways:easycredit:ConnectTimeout", "00:00:00.600"),
        ("Gateways:easycredit:SendWindow", "00:00:01"),
        ("Gateways:easycredit:GracePeriod", "00:00:00.200"),
        ("Gateways:easycredit:Breaker:MinimumThroughput", "1000"),
        ("Webhooks:PerAddressPerSecond", "10000"),
        .. Enumerable.Range(0, 60).Select(question => (
            string.Create(CultureInfo.InvariantCulture, $"Gateways:easycredit:ResolveSchedule:{question}"), AskAfter.ToString("c", CultureInfo.InvariantCulture))),
    ];
}
