using System.Diagnostics;
using System.Globalization;
using Sagas.Tests.Support;

namespace Sagas.Chaos.World;

/// <summary>A published program as a process that can be killed, stopped and started again with the same settings; it writes into a file.</summary>
internal sealed class ChildProgram(string name, string assembly, int port, string log, IReadOnlyDictionary<string, string> settings) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly Lock _writing = new();
    private Process? _process;

    public string Name { get; } = name;

    public Uri Address { get; } = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));

    /// <summary>Runs, and does not stand still.</summary>
    public bool IsUp { get; private set; }

    /// <summary>It should run, and has ended: nobody has killed it.</summary>
    public bool HasEndedByItself => IsUp && _process is { HasExited: true };

    /// <summary>Resident memory in bytes; <c>null</c> while it does not run.</summary>
    public long? Memory
    {
        get
        {
            try
            {
                _process?.Refresh();
                // One that is being killed has none left.
                return _process is { HasExited: false, WorkingSet64: > 0 and var bytes } ? bytes : null;
            }
            catch (InvalidOperationException)
            {
                // It ended between two of these lines.
                return null;
            }
        }
    }

    public void Start()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(assembly);
        start.Environment["urls"] = Address.ToString();
        foreach (var (key, value) in settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _process = process;
        IsUp = true;
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        IsUp = false;
        if (_process is not { } process)
            return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        _process = null;
        process.Dispose();
    }

    public async Task StopStillAsync()
    {
        IsUp = false;
        await SignalAsync("STOP");
    }

    public async Task GoOnAsync()
    {
        await SignalAsync("CONT");
        IsUp = true;
    }

    /// <summary>Waits until it says so under the path.</summary>
    /// <exception cref="InvalidOperationException">It has ended, or never says so.</exception>
    public async Task AnswersAsync(HttpClient http, string path, CancellationToken stop)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(Address, path), stop);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet, or no more.
            }

            if (_process is not { HasExited: false } || Stopwatch.GetElapsedTime(since) > Patience)
                throw new InvalidOperationException($"{Name} does not answer {path}; what it said stands in {log}");
            await Wait.PassAsync(Look, stop);
        }
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (_writing)
            File.AppendAllText(log, line + "\n");
    }
}
