using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Sagas.Gateways;
using Sagas.Gateways.EasyCredit;

namespace Sagas.Tests.Gateways.EasyCredit;

public sealed class When_easyCredit_is_configured
{
    [Theory]
    [InlineData("PaymentBaseUrl", null)]
    [InlineData("PaymentBaseUrl", "ratenkauf.example")]
    [InlineData("MerchantBaseUrl", "ftp://partner.example")]
    [InlineData("WebshopId", null)]
    [InlineData("ApiPassword", null)]
    [InlineData("ApiPasword", "x")]
    [InlineData("Commercetools:ApiUrl", null)]
    [InlineData("Commercetools:AuthUrl", "auth.example")]
    [InlineData("Commercetools:ProjectKey", null)]
    [InlineData("Commercetools:ClientId", null)]
    [InlineData("Commercetools:ClientSecret", null)]
    [InlineData("RedirectOrigins:0", "https://shop.example/path")]
    [InlineData("RedirectOrigins:0", "https://user@shop.example")]
    [InlineData("RedirectOrigins:0", "shop.example")]
    public void What_is_wrong_is_named_in_full(string key, string? value)
    {
        var keys = EasyCreditRig.Keys();
        keys[$"Gateways:easycredit:{key}"] = value;

        var fault = Should.Throw<OptionsValidationException>(() => Registry(keys));

        fault.Failures.ShouldHaveSingleItem().ShouldStartWith($"Gateways:easycredit:{key}:");
        fault.Message.ShouldNotContain("planted");
    }

    [Theory]
    [InlineData("https://shop.example/cart?x=1#y", true)]
    [InlineData("https://SHOP.example:443/", true)]
    [InlineData("http://shop.example/", false)]
    [InlineData("https://shop.example:8443/", false)]
    [InlineData("https://shop.example.evil.example/", false)]
    [InlineData("https://shop.example@evil.example/", false)]
    [InlineData("https://user@shop.example/", false)]
    [InlineData("javascript://shop.example/%0aalert(1)", false)]
    public void A_customer_is_sent_to_configured_origins_only(string address, bool allowed)
    {
        Registry(EasyCreditRig.Keys()).TryGet("easycredit", out var registration).ShouldBeTrue();

        registration!.Gateway.ShouldBeAssignableTo<ISendsCustomersBack>()!.MaySendTo(new Uri(address)).ShouldBe(allowed);
    }

    private static IGatewayRegistry Registry(Dictionary<string, string?> keys) => new ServiceCollection()
        .AddGateways(new ConfigurationBuilder().AddInMemoryCollection(keys).Build().GetSection("Gateways"))
        .BuildServiceProvider()
        .GetRequiredService<IGatewayRegistry>();
}
