using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.Options;

public sealed class When_gateways_are_configured
{
    private static readonly Dictionary<string, string?> Good = new()
    {
        ["Gateways:ibusiness:Kind"] = "IBusiness",
        ["Gateways:ibusiness:BaseUrl"] = "https://gateway.example/api",
        ["Gateways:ibusiness:TeamSlug"] = "team",
        ["Gateways:ibusiness:Password"] = "secret",
    };

    [Fact]
    public async Task A_good_one_is_found_by_its_name_with_the_default_schedule()
    {
        await using var services = Services(Good);
        var registry = services.GetRequiredService<IGatewayRegistry>();

        registry.Instances.ShouldBe(["ibusiness"]);
        registry.TryGet("IBusiness", out _).ShouldBeFalse();
        registry.TryGet("ibusiness", out var registration).ShouldBeTrue();
        registration!.Name.ShouldBe("ibusiness");
        registration.Kind.ShouldBe("IBusiness");
        registration.Options.ResolveSchedule.ShouldBeEmpty("then the saga's own schedule holds");
        registration.Gateway.Capabilities.ShouldBe(new GatewayCapabilities { CancelUnpaid = true, Repeatable = OperationKinds.All });
    }

    [Fact]
    public async Task A_schedule_replaces_the_default_one()
    {
        await using var services = Services(new(Good)
        {
            ["Gateways:ibusiness:ResolveSchedule:0"] = "00:00:01",
            ["Gateways:ibusiness:ResolveSchedule:1"] = "00:00:02",
        });
        services.GetRequiredService<IGatewayRegistry>().TryGet("ibusiness", out var registration);

        registration!.Options.ResolveSchedule.ShouldBe([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)]);
    }

    [Theory]
    [InlineData("Gateways:ibusiness:Kind", "")]
    [InlineData("Gateways:ibusiness:Kind", "Nonsense")]
    [InlineData("Gateways:ibusiness:BaseUrl", null)]
    [InlineData("Gateways:ibusiness:BaseUrl", "gateway.example")]
    [InlineData("Gateways:ibusiness:BaseUrl", "ftp://gateway.example")]
    [InlineData("Gateways:ibusiness:TeamSlug", null)]
    [InlineData("Gateways:ibusiness:Password", null)]
    [InlineData("Gateways:ibusiness:Dialect", "tbank")]
    [InlineData("Gateways:ibusiness:Dialect", null)]
    [InlineData("Gateways:ibusiness:Kind", null)]
    [InlineData("Gateways:ibusiness:Timeout", "00:00:00")]
    [InlineData("Gateways:ibusiness:Timout", "00:00:10")]
    [InlineData("Gateways:ibusiness:Breaker:Ratio", "0.5")]
    [InlineData("Gateways:ibusiness:ConnectTimeout", "00:00:31")]
    [InlineData("Gateways:ibusiness:MaxConcurrency", "0")]
    [InlineData("Gateways:ibusiness:RequestsPerSecond", "0")]
    [InlineData("Gateways:ibusiness:ResolveSchedule:0", "00:00:00")]
    [InlineData("Gateways:ibusiness:GracePeriod", "-00:00:01")]
    [InlineData("Gateways:ibusiness:SendWindow", "00:02:00")]
    [InlineData("Gateways:ibusiness:PauseFor", "01:00:00")]
    [InlineData("Gateways:ibusiness:LookEvery", "00:00:00")]
    [InlineData("Gateways:ibusiness:MaxResponseBytes", "1")]
    [InlineData("Gateways:ibusiness:Breaker:FailureRatio", "2")]
    [InlineData("Gateways:ibusiness:Breaker:MinimumThroughput", "1")]
    [InlineData("Gateways:ibusiness:Breaker:SamplingDuration", "00:00:00")]
    [InlineData("Gateways:ibusiness:Breaker:BreakDuration", "00:00:00")]
    public async Task A_wrong_key_is_named_in_full(string key, string? value)
    {
        await using var services = Services(new(Good) { [key] = value });

        var thrown = Should.Throw<OptionsValidationException>(services.GetRequiredService<IGatewayRegistry>);

        thrown.Failures.ShouldHaveSingleItem().ShouldStartWith($"{key}: ");
    }

    [Fact]
    public async Task A_value_of_the_wrong_type_is_named_in_full()
    {
        await using var services = Services(new(Good) { ["Gateways:ibusiness:Timeout"] = "soon" });

        Should.Throw<InvalidOperationException>(services.GetRequiredService<IGatewayRegistry>).Message.ShouldContain("Gateways:ibusiness:Timeout");
    }

    [Fact]
    public async Task An_unknown_dialect_is_refused_in_plain_words()
    {
        await using var services = Services(new(Good) { ["Gateways:ibusiness:Dialect"] = "Elbe" });

        Should.Throw<OptionsValidationException>(services.GetRequiredService<IGatewayRegistry>)
            .Message.ShouldBe("Gateways:ibusiness:Dialect: 'Elbe' is not one of IBusiness, TBank.");
    }

    [Theory]
    [InlineData("Upper")]
    [InlineData("under_score")]
    [InlineData("x123456789012345678901234567890123456789x")]
    public async Task A_name_that_no_queue_should_have_is_refused(string name)
    {
        await using var services = Services(new()
        {
            [$"Gateways:{name}:Kind"] = "IBusiness",
            [$"Gateways:{name}:BaseUrl"] = "https://gateway.example",
            [$"Gateways:{name}:TeamSlug"] = "team",
            [$"Gateways:{name}:Password"] = "secret",
        });

        Should.Throw<OptionsValidationException>(services.GetRequiredService<IGatewayRegistry>).Message.ShouldContain($"Gateways:{name}");
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        await using var services = Services(new(Good)
        {
            ["Gateways:ibusiness:Password"] = null,
            ["Gateways:ibusiness:TeamSlug"] = null,
            ["Gateways:other:Kind"] = "Nonsense",
        });

        Should.Throw<OptionsValidationException>(services.GetRequiredService<IGatewayRegistry>).Failures.Count().ShouldBe(3);
    }

    [Fact]
    public async Task Two_of_one_name_are_refused()
    {
        await using var services = Services(Good, x => x.AddGateway("ibusiness", _ => new ScriptedGateway()));

        Should.Throw<OptionsValidationException>(services.GetRequiredService<IGatewayRegistry>).Message.ShouldContain("two gateways");
    }

    private static ServiceProvider Services(Dictionary<string, string?> keys, Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection()
            .AddGateways(new ConfigurationBuilder().AddInMemoryCollection(keys).Build().GetSection("Gateways"));
        more?.Invoke(services);
        return services.BuildServiceProvider();
    }
}
