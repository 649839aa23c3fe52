using System.Text.Json;
using Sagas.Chaos;
using Sagas.IntegrationTests.Durable.Rig;
using Sagas.IntegrationTests.Support;
using Sagas.Simulators;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Chaos;

/// <summary>The shortest hostile run; <c>infra/chaos.sh</c> does longer ones.</summary>
[Collection(OnRabbitMq.Name)]
public sealed class When_everything_goes_wrong
{
    // A minute of harm, and then as long as a slow machine needs to come to rest.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    [Fact]
    public async Task Every_promise_is_kept()
    {
        var logs = Directory.CreateTempSubdirectory("sagas-chaos.").FullName;

        var (exitCode, output) = await ChildProcess.RunAsync(
            typeof(ChaosArguments),
            [],
            Patience,
            "--logs", logs,
            "--service", typeof(Program).Assembly.Location,
            "--simulators", typeof(SimulatorDefaults).Assembly.Location,
            "--servers", Path.Combine(Repository.Root, "infra", "test", "servers.sh"),
            "--seed", "8", "--payments", "100", "--processes", "2");

        exitCode.ShouldBe(0, output);
        using var figures = JsonDocument.Parse(output.Split('\n').Last(line => line.StartsWith('{')));
        foreach (var name in new[] { "payments", "messages", "duplicates", "kills", "pauses", "postgresCrashes", "rabbitMqRestarts", "gatewayFaults", "movements" })
            figures.RootElement.GetProperty(name).GetInt64().ShouldBeGreaterThan(0, name);
        var report = Path.Combine(logs, "report.html");
        output.ShouldContain($"The run in pictures: {report}");
        (await File.ReadAllTextAsync(report)).ShouldContain("service-2, at most ");
        // Whoever has to find out what went wrong needs what the processes said; nobody needs it of a run that went well.
        Directory.Delete(logs, recursive: true);
    }

    [Theory]
    [InlineData("--seed")]
    [InlineData("--seed", "many")]
    [InlineData("--hours", "3")]
    public async Task What_it_does_not_know_is_refused_with_its_usage(params string[] args)
    {
        var (exitCode, output) = await ChildProcess.RunAsync(typeof(ChaosArguments), [], ["--service", "s", "--simulators", "g", "--servers", "x", .. args]);

        exitCode.ShouldBe(2, output);
        output.ShouldContain("--payments");
    }
}
