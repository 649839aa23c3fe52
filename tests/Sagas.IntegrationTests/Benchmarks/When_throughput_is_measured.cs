using System.Text.Json;
using Sagas.IntegrationTests.Durable.Rig;
using Sagas.IntegrationTests.Support;

namespace Sagas.IntegrationTests.Benchmarks;

/// <summary>That it measures, not how fast: a loaded machine says nothing about that.</summary>
[Collection(OnRabbitMq.Name)]
public sealed class When_throughput_is_measured
{
    private static readonly Type Program = Type.GetType("Sagas.Benchmarks.BenchArguments, Sagas.Benchmarks", throwOnError: true)!;

    [Fact]
    public async Task The_last_line_holds_the_figures()
    {
        var (exitCode, output) = await ChildProcess.RunAsync(Program, [], "throughput", "--payments", "50", "--pairs", "1", "--warm-up", "20");

        exitCode.ShouldBe(0, output);
        using var document = JsonDocument.Parse(output.Split('\n').Last(line => line.StartsWith('{')));
        var figures = document.RootElement;
        foreach (var name in new[] { "memory", "durable", "ratio", "commitsPer1000Messages", "roundTripsPer1000Messages", "transactionsPer1000Messages", "walBytesPerPayment" })
            figures.GetProperty(name).GetDouble().ShouldBeGreaterThan(0, name);
        foreach (var name in new[] { "cpuMillisecondsPerPayment", "peakRssMiB" })
            figures.GetProperty(name).GetProperty("durable").GetDouble().ShouldBeGreaterThan(0, name);
        figures.GetProperty("pairs").GetArrayLength().ShouldBe(1);
        figures.GetProperty("relayed").GetInt64().ShouldBe(0);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("throughput", "--payments", "none")]
    [InlineData("throughput", "--rows", "5")]
    public async Task What_it_does_not_know_is_refused_with_its_usage(params string[] args)
    {
        var (exitCode, output) = await ChildProcess.RunAsync(Program, [], args);

        exitCode.ShouldBe(2, output);
        output.ShouldContain("--payments 5000  --pairs 5");
    }
}
