using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Options;
using Sagas.Simulators;
using Sagas.Tests.Simulators.Bpc;
using Sagas.Tests.Simulators.Moneta;
using Sagas.Tests.Simulators.Webhooks;
using static Sagas.Tests.Simulators.SimulatorCalls;

namespace Sagas.Tests.Simulators;

public sealed class When_simulators_are_configured
{
    [Theory]
    [InlineData("Simulators:bpc:TeamSlug", "x", "Simulators:bpc:Kind")]
    [InlineData("Simulators:ibusiness:Kind", "Cashbox", "Simulators:ibusiness:Kind")]
    [InlineData("Simulators:other:Kind", "IBusiness", "Simulators:other:TeamSlug")]
    [InlineData("Simulators:ibusiness:Password", "", "Simulators:ibusiness:Password")]
    [InlineData("Simulators:ibusiness:HttpErrors", "maybe", "Simulators:ibusiness:HttpErrors")]
    [InlineData("Simulators:Bad_Name:Kind", "IBusiness", "Simulators:Bad_Name")]
    [InlineData("Simulators:ledger:Kind", "IBusiness", "Simulators:ledger")]
    [InlineData("Simulators:MaxPaiments", "5", "Simulators:MaxPaiments")]
    [InlineData("Simulators:MaxPayments", "0", "MaxPayments")]
    [InlineData("Simulators:MaxHang", "00:00:00", "MaxHang")]
    public async Task A_wrong_setting_stops_the_start_and_is_named(string key, string value, string named)
    {
        var error = await Should.ThrowAsync<OptionsValidationException>(() => SimulatorHost.StartAsync((key, value)));

        error.Message.ShouldContain(named);
    }

    [Theory]
    [InlineData("Simulators:moneta:Username", "")]
    [InlineData("Simulators:moneta:Password", "")]
    [InlineData("Simulators:moneta:PaymentPassword", "")]
    [InlineData("Simulators:moneta:AccountId", "ten")]
    [InlineData("Simulators:moneta:MntId", "")]
    [InlineData("Simulators:moneta:IntegrityCode", "")]
    [InlineData("Simulators:moneta:PayUrlMethod", "PUT")]
    [InlineData("Simulators:moneta:WebhookUrl", "/pay")]
    [InlineData("Simulators:moneta:TestMode", "1")]
    [InlineData("Simulators:assistant:MntId", "")]
    [InlineData("Simulators:assistant:Password", "x")]
    [InlineData("Simulators:assistant:WebhookUrl", "ftp://merchant.example")]
    [InlineData("Simulators:bpc:ApiKeys:0", "")]
    [InlineData("Simulators:bpc:Version", "2")]
    [InlineData("Simulators:bpc:WebhookSecret", "")]
    [InlineData("Simulators:bpc:WrapLists", "yes")]
    [InlineData("Simulators:bpc:ApiKey", "x")]
    [InlineData("Simulators:ibusiness:Pasword", "x")]
    [InlineData("Simulators:ibusiness:WebhookUrl", "merchant.example")]
    public async Task A_wrong_setting_of_a_kind_is_named_with_its_full_key(string key, string value)
    {
        (string, string)[] right = [.. MonetaCalls.Settings, .. WebhookCalls.Settings, .. BpcCalls.Settings];

        var error = await Should.ThrowAsync<OptionsValidationException>(() => SimulatorHost.StartAsync([.. right.Where(pair => pair.Item1 != key), (key, value)]));

        error.Message.ShouldStartWith(key + ":");
    }

    [Fact]
    public async Task A_gateway_has_its_own_credentials_payments_and_faults()
    {
        await using var host = await SimulatorHost.StartAsync(
            ("Simulators:second:Kind", "IBusiness"), ("Simulators:second:TeamSlug", "demo-shop"), ("Simulators:second:Password", "other-password"));
        await host.AnnounceAsync("1001");
        await host.ArmAsync("""{"kind":"500","share":1}""");

        (await host.SendAsync("second/cancel", Signed(CancelBody("1001"))))!.Code.ShouldBe("9003");
        (await host.SendAsync("second/cancel", Signed(CancelBody("1001"), "other-password"))).Code.ShouldBe("1004");
    }

    [Fact]
    public async Task The_default_gateway_can_be_told_other_credentials()
    {
        await using var host = await SimulatorHost.StartAsync(("Simulators:ibusiness:Password", "other-password"));
        await host.AnnounceAsync("1001");

        (await host.CancelAsync("1001")).Code.ShouldBe("9003");
        (await host.SendAsync("ibusiness/cancel", Signed(CancelBody("1001"), "other-password"))).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task The_executable_serves_the_same_with_nothing_configured()
    {
        await using var executable = new WebApplicationFactory<SimulatorsOptions>();
        using var client = executable.CreateClient();

        foreach (var path in new[] { "/simulators/ledger", "/ledger" })
            (await client.GetStringAsync(new Uri(path, UriKind.Relative))).ShouldBe("[]");
        (await client.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetStringAsync(new Uri($"{SimulatorDefaults.Prefix}/{SimulatorDefaults.Gateway}/faults", UriKind.Relative))).ShouldBe("[]");
    }
}
