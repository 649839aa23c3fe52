using System.Text.Json;
using Sagas.IntegrationTests.Durable.Rig;
using Sagas.IntegrationTests.Support;

namespace Sagas.IntegrationTests.Benchmarks;

/// <summary>That every page is measured, not how fast it is.</summary>
[Collection(OnRabbitMq.Name)]
public sealed class When_pages_are_measured
{
    private static readonly Type Program = Type.GetType("Sagas.Benchmarks.BenchArguments, Sagas.Benchmarks", throwOnError: true)!;

    [Fact]
    public async Task The_last_line_holds_the_figures_of_every_page()
    {
        var (exitCode, output) = await ChildProcess.RunAsync(Program, [], "pages", "--rows", "500", "--stories", "100", "--times", "1", "--warm-up", "0");

        exitCode.ShouldBe(0, output);
        using var document = JsonDocument.Parse(output.Split('\n').Last(line => line.StartsWith('{')));
        var pages = document.RootElement.GetProperty("pages").EnumerateArray().ToArray();
        pages.Select(page => page.GetProperty("page").GetString()).ShouldContain("overview");
        pages.Length.ShouldBeGreaterThan(20);
        pages.ShouldAllBe(page => page.GetProperty("first").GetDouble() > 0);
    }
}
