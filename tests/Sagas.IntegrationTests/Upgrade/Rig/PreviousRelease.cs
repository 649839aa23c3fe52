using System.Diagnostics;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Upgrade.Rig;

/// <summary>The release before this one as a program. It is built once for each commit and kept with the other results of builds.</summary>
internal static class PreviousRelease
{
    // Restore and build on a slow machine.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    private static readonly string Room = Path.Combine(Repository.Root, "tests", "Sagas.IntegrationTests", "Upgrade");

    private static readonly Lazy<Task<string>> Built = new(BuildAsync);

    /// <summary>The folder of its assemblies.</summary>
    public static Task<string> FolderAsync() => Built.Value;

    /// <summary>The file to run.</summary>
    public static async Task<string> ServiceAsync() => Path.Combine(await FolderAsync(), "Sagas.Service.dll");

    private static async Task<string> BuildAsync()
    {
        var commit = (await File.ReadAllTextAsync(Path.Combine(Room, "previous"))).Trim();
        var folder = Path.Combine(Repository.Root, "artifacts", "previous", commit);
        using var script = Process.Start(new ProcessStartInfo("bash", [Path.Combine(Room, "previous.sh"), folder]) { RedirectStandardError = true, UseShellExecute = false })
            ?? throw new InvalidOperationException("bash did not start.");
        using var limit = new CancellationTokenSource(Patience);
        var said = script.StandardError.ReadToEndAsync(limit.Token);
        await script.WaitForExitAsync(limit.Token);
        return script.ExitCode == 0 ? folder : throw new InvalidOperationException(await said);
    }
}
