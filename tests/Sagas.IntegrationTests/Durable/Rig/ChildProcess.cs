using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Sagas.IntegrationTests.Durable.Rig;

/// <summary>A program of ours as a process of its own, on a free port.</summary>
internal sealed partial class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProcess(Process process) => _process = process;

    public string Output => string.Join('\n', _lines);

    /// <summary>Its last words, without those about its health, which every look brings forth.</summary>
    public string LastWords => string.Join(
        '\n',
        _lines.Where(line => !line.Contains("HealthCheck", StringComparison.Ordinal) && !line.Contains("Npgsql.Command", StringComparison.Ordinal)).TakeLast(40));

    public HttpClient Client { get; } = new();

    public bool HasExited => _process.HasExited;

    /// <summary>How it ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>It stands still until it is told to go on; the kernel says so after the process's name.</summary>
    public bool IsStopped => File.ReadAllText($"/proc/{_process.Id}/stat").Split(") ")[^1][0] is 'T';

    public static Task<ChildProcess> StartAsync(Type ofAssembly, IEnumerable<KeyValuePair<string, string>> settings) =>
        StartAsync(ofAssembly.Assembly.Location, settings);

    /// <summary>The same for a program that stands in a file, such as another version's.</summary>
    public static async Task<ChildProcess> StartAsync(string program, IEnumerable<KeyValuePair<string, string>> settings)
    {
        var child = Launch(program, settings, []);
        using var limit = new CancellationTokenSource(Patience);
        await Task.WhenAny(child._address.Task, child._process.WaitForExitAsync(limit.Token));
        if (child._address.Task.IsCompletedSuccessfully)
        {
            child.Client.BaseAddress = await child._address.Task;
            return child;
        }

        await child.DisposeAsync();
        throw new InvalidOperationException($"The process does not listen; it said: {child.Output}");
    }

    /// <summary>Runs a program to its end.</summary>
    public static Task<(int ExitCode, string Output)> RunAsync(Type ofAssembly, IEnumerable<KeyValuePair<string, string>> settings, params string[] args) =>
        RunAsync(ofAssembly, settings, Patience, args);

    /// <summary>The same for a program that takes its time.</summary>
    public static Task<(int ExitCode, string Output)> RunAsync(
        Type ofAssembly, IEnumerable<KeyValuePair<string, string>> settings, TimeSpan patience, params string[] args) =>
        RunAsync(ofAssembly.Assembly.Location, settings, patience, args);

    /// <summary>The same for a program that stands in a file, such as another version's.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string program, IEnumerable<KeyValuePair<string, string>> settings, TimeSpan? patience, params string[] args)
    {
        await using var child = Launch(program, settings, args);
        using var limit = new CancellationTokenSource(patience ?? Patience);
        await child._process.WaitForExitAsync(limit.Token);
        return (child._process.ExitCode, child.Output);
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, and waits until it has ended as it wants to.</summary>
    public async Task StopAsync()
    {
        await SignalAsync("TERM");
        using var limit = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(limit.Token);
    }

    /// <summary>Sends any other signal, such as STOP or CONT.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
        kill.ExitCode.ShouldBe(0);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
        Client.Dispose();
    }

    private static ChildProcess Launch(string program, IEnumerable<KeyValuePair<string, string>> settings, string[] args)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(program);
        foreach (var arg in args)
            start.ArgumentList.Add(arg);
        start.Environment["urls"] = "http://127.0.0.1:0";
        foreach (var (key, value) in settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;

        var process = new Process { StartInfo = start };
        var child = new ChildProcess(process);
        process.OutputDataReceived += (_, line) => child.Hear(line.Data);
        process.ErrorDataReceived += (_, line) => child.Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return child;
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        _lines.Enqueue(line);
        if (Listening().Match(line) is { Success: true } match)
            _address.TrySetResult(new Uri(match.Groups["address"].Value));
    }

    [GeneratedRegex("Now listening on: (?<address>http://[0-9.:]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listening();
}
