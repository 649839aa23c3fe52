using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.Moneta;

public sealed class When_only_the_assistant_is_there
{
    [Fact]
    public void A_person_is_told_where_to_look_for_what_and_how_to_record_it()
    {
        var instruction = Create().Capabilities.ManualInstruction.ShouldNotBeNull();

        instruction.ShouldSatisfyAllConditions(
            x => x.ShouldContain("https://moneta.test/cabinet"), x => x.ShouldContain("MNT_OPERATION_ID"), x => x.ShouldContain("manual-refund"),
            x => x.ShouldContain("returned already"));
    }

    [Fact]
    public async Task Orders_that_come_all_the_same_change_nothing()
    {
        var gateway = Create();

        (await gateway.ExecuteAsync(Operations.Refund(), TestContext.Current.CancellationToken))
            .ShouldBeOfType<GatewayOutcome.Rejected>().Cause.ShouldBe(RejectionCause.Refused);
        (await gateway.ResolveAsync(Operations.Refund(), TestContext.Current.CancellationToken)).ShouldBeOfType<GatewayOutcome.Unknown>();
    }

    [Theory]
    [InlineData("BackOfficeUrl")]
    [InlineData("MntId")]
    [InlineData("IntegrityCode")]
    public void A_missing_key_is_named_in_full(string key) =>
        Should.Throw<OptionsValidationException>(() => Create(key)).Message.ShouldContain($"Gateways:assistant:{key}");

    private static IPaymentGateway Create(string? without = null)
    {
        var keys = new Dictionary<string, string?>
        {
            ["Gateways:assistant:Kind"] = "MonetaAssistant",
            ["Gateways:assistant:BackOfficeUrl"] = "https://moneta.test/cabinet",
            ["Gateways:assistant:MntId"] = "54600817",
            ["Gateways:assistant:IntegrityCode"] = "QWERTY",
        };
        if (without is not null)
            keys.Remove($"Gateways:assistant:{without}");
        using var services = new ServiceCollection()
            .AddGateways(new ConfigurationBuilder().AddInMemoryCollection(keys).Build().GetSection("Gateways"))
            .BuildServiceProvider();
        services.GetRequiredService<IGatewayRegistry>().TryGet("assistant", out var registration).ShouldBeTrue();
        return registration!.Gateway;
    }
}
