using System.Diagnostics;
using Sagas.Chaos;
using Sagas.IntegrationTests.Support;
using Sagas.Simulators;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Chaos;

/// <summary>The checker has teeth: a bug that somebody might make is switched on in a copy of the sources, and the run finds promises broken.</summary>
[Collection(OnRabbitMq.Name)]
public sealed class When_a_bug_is_switched_on
{
    /// <summary>Which bugs: their names, or <c>all</c>. One that is caught fast and for certain when absent.</summary>
    private const string Variable = "SAGAS_CHAOS_BUGS";

    private const string CaughtWithoutHarm = "no-inbox";

    // A copy is built for each bug, and up to three seeds are tried; the machine may be slow.
    private static readonly TimeSpan PatienceForEach = TimeSpan.FromMinutes(20);

    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Sagas.Chaos", "Bugs");

    private static readonly string[] Bugs =
    [
        "ack-before-commit", "double-timer", "execute-on-redelivery", "late-word-undoes-a-success", "lost-relay", "no-inbox", "no-version-guard",
        "refund-above-what-is-owed", "retry-on-timeout", "swallowed-rejection",
    ];

    public static TheoryData<string> Patches { get; } = [.. Bugs];

    [Fact]
    public async Task The_run_finds_promises_broken()
    {
        var asked = Environment.GetEnvironmentVariable(Variable);
        string[] names = asked switch
        {
            null or "" => [CaughtWithoutHarm],
            "all" => Bugs,
            _ => asked.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        };
        var quick = new Dictionary<string, string>(StringComparer.Ordinal) { ["PROVE_PAYMENTS"] = "60", ["PROVE_SEEDS"] = "1", ["PROVE_OPTIONS"] = "--calm" };

        var (exitCode, output) = await RunAsync(
            "bash", [Path.Combine(Folder, "prove.sh"), .. names], names is [CaughtWithoutHarm] ? quick : [], names.Length * PatienceForEach);

        exitCode.ShouldBe(0, output);
        foreach (var name in names)
            output.ShouldContain($"caught   {name} ");
    }

    [Fact]
    public void There_is_a_patch_for_each() =>
        Directory.GetFiles(Folder, "*.patch").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal).ShouldBe(Bugs);

    [Theory]
    [MemberData(nameof(Patches))]
    public async Task It_still_fits_the_sources(string bug)
    {
        var patch = Path.Combine(Folder, $"{bug}.patch");

        var (exitCode, output) = await RunAsync("git", ["apply", "--check", patch], [], TimeSpan.FromMinutes(1));

        exitCode.ShouldBe(0, output);
        (await File.ReadAllTextAsync(patch)).ShouldStartWith("Shown by: ");
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string program, string[] args, Dictionary<string, string> settings, TimeSpan patience)
    {
        var start = new ProcessStartInfo(program, args)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Repository.Root,
        };
        start.Environment["CHAOS_DRIVER"] = typeof(ChaosArguments).Assembly.Location;
        start.Environment["CHAOS_SIMULATORS"] = typeof(SimulatorDefaults).Assembly.Location;
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        using var limit = new CancellationTokenSource(patience);
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output + await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
