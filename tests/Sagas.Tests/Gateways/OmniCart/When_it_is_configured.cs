using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.OmniCart;

public sealed class When_it_is_configured
{
    [Theory]
    [InlineData("BaseUrl", "", "Gateways:cart:BaseUrl")]
    [InlineData("BaseUrl", "ftp://x", "Gateways:cart:BaseUrl: must be an absolute http or https address.")]
    [InlineData("ApiAccessToken", "", "Gateways:cart:ApiAccessToken")]
    [InlineData("ApiAccessToken", "two words", "Gateways:cart:ApiAccessToken: may hold printable ASCII")]
    [InlineData("ApiToken", "x", "Gateways:cart:ApiToken: there is no such setting.")]
    public void What_is_wrong_is_told_with_its_full_key(string key, string value, string complaint) =>
        Should.Throw<OptionsValidationException>(() => Start((key, value))).Message.ShouldContain(complaint);

    [Fact]
    public void It_can_return_parts_and_knows_its_items()
    {
        using var services = Start();
        services.GetRequiredService<IGatewayRegistry>().TryGet("cart", out var cart).ShouldBeTrue();
        cart!.Gateway.Capabilities.ShouldBe(new GatewayCapabilities
        {
            CancelUnpaid = false,
            PartialRefund = true,
            PartialReverse = true,
            KnowsItems = true,
            Repeatable = OperationKinds.All,
        });
    }

    private static ServiceProvider Start(params (string Key, string Value)[] keys)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Gateways:cart:Kind"] = "OmniCart",
            ["Gateways:cart:BaseUrl"] = "https://api.omnicart.scripsi.io",
            ["Gateways:cart:ApiAccessToken"] = "key",
        };
        foreach (var (key, value) in keys)
            settings[$"Gateways:cart:{key}"] = value;
        var services = new ServiceCollection()
            .AddGateways(new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("Gateways"))
            .BuildServiceProvider();
        services.GetRequiredService<IGatewayRegistry>();
        return services;
    }
}
