using Microsoft.Extensions.DependencyInjection;
using Sagas.Service.Health;
using Sagas.Service.Hosting;
using Sagas.Tests.Support;

namespace Sagas.Tests.Service;

public sealed class When_health_is_probed
{
    [Fact]
    public async Task A_ready_process_ends_it_with_0()
    {
        using var host = ServiceHost.OnTheWire();

        await Probe.UntilAsync(() => HealthProbe.LookAsync(Of(host, "/health/ready")), code => code == 0);
    }

    [Fact]
    public async Task A_process_that_is_not_ready_ends_it_with_1_and_one_that_lives_with_0()
    {
        using var host = new ServiceHost { Settings = { ["urls"] = "http://127.0.0.1:0" }, Change = services => services.AddSingleton<IReadinessSource>(new Broken()) };
        host.UseKestrel();
        host.StartServer();

        (await HealthProbe.LookAsync(Of(host, "/health/ready"))).ShouldBe(1);
        (await HealthProbe.LookAsync(Of(host, "/health/live"))).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_there_ends_it_with_1() => (await HealthProbe.LookAsync(new Uri("http://127.0.0.1:1/"))).ShouldBe(1);

    [Theory]
    [InlineData("--probe")]
    [InlineData("--probe", "health")]
    [InlineData("--probe", "http://127.0.0.1:8080/", "more")]
    public void What_is_no_address_is_named(params string[] args) =>
        Should.Throw<StartupFault>(() => HealthProbe.IsAskedFor(args, out _)).Message.ShouldContain("--probe needs one address");

    [Fact]
    public void Other_arguments_start_the_process() => HealthProbe.IsAskedFor(["--demo", "--probe"], out _).ShouldBeFalse();

    private static Uri Of(ServiceHost host, string path) => new(host.ClientOptions.BaseAddress, path);

    private sealed class Broken : IReadinessSource
    {
        public string Name => "engine";

        public IReadOnlyList<string> Problems => ["it does not run"];
    }
}
