using System.Diagnostics;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Support;

/// <summary>Programs in other languages, found or installed by <c>infra/test/clients.sh</c>.</summary>
internal static class Client
{
    // Installing a client may be part of it.
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>The command that runs this language's publisher.</summary>
    public static async Task<string[]> PublisherAsync(string language, string work) =>
        (await RunAsync("bash", Path.Combine(Repository.Root, "infra", "test", "clients.sh"), language, work)).Trim().Split(' ');

    /// <summary>Runs it to its end, which must be a good one.</summary>
    public static async Task<string> RunAsync(string program, params string[] args)
    {
        using var process = Start(program, args);
        using var limit = new CancellationTokenSource(Patience);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
        await process.WaitForExitAsync(limit.Token);
        process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', args)}: {await errors}");
        return await output;
    }

    /// <summary>Runs it until the first line that it prints, and stops it.</summary>
    public static async Task<string> FirstLineAsync(string program, string[] args, Func<Task> meanwhile)
    {
        using var process = Start(program, args);
        try
        {
            using var limit = new CancellationTokenSource(Patience);
            var line = process.StandardOutput.ReadLineAsync(limit.Token);
            await meanwhile();
            return await line ?? throw new InvalidOperationException($"{program} ended: {await process.StandardError.ReadToEndAsync(limit.Token)}");
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(string program, string[] args) =>
        Process.Start(new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })
        ?? throw new InvalidOperationException($"{program} did not start.");
}
