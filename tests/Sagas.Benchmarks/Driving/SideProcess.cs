using System.Diagnostics;
using System.Text.Json;
using Sagas.Benchmarks.Side;

namespace Sagas.Benchmarks.Driving;

/// <summary>A measured process, seen from outside: this executable once more, so that memory, processor time and warmth are its own.</summary>
internal sealed class SideProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(120);

    private readonly Process _process;

    private SideProcess(Process process) => _process = process;

    public static async Task<SideProcess> StartAsync(SideSettings settings, CancellationToken cancellationToken)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("The path of this program is not known.");
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        if (string.Equals(Path.GetFileNameWithoutExtension(program), "dotnet", StringComparison.Ordinal))
            start.ArgumentList.Add(typeof(SideProcess).Assembly.Location);
        start.ArgumentList.Add(SideProgram.Command);
        var side = new SideProcess(Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start."));
        try
        {
            await side.AskAsync(JsonSerializer.Serialize(settings), StartsWithin, cancellationToken);
            return side;
        }
        catch
        {
            await side.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets the messages in.</summary>
    public Task OpenAsync(CancellationToken cancellationToken) => AskAsync(SideProgram.Open, cancellationToken);

    /// <summary>Holds what comes from now on.</summary>
    public async Task<SideFigures> CloseAsync(CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize<SideFigures>(await AskAsync(SideProgram.Close, cancellationToken))!;

    /// <summary>When each payment's command reached the gateway.</summary>
    public async Task<Dictionary<string, long>> MarksAsync(CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize<Dictionary<string, long>>(await AskAsync(SideProgram.Marks, cancellationToken))!;

    /// <summary>Memory that is resident now.</summary>
    public long ResidentBytes()
    {
        _process.Refresh();
        return _process.WorkingSet64;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        try
        {
            using var limit = new CancellationTokenSource(Patience);
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private Task<string> AskAsync(string line, CancellationToken cancellationToken) => AskAsync(line, Patience, cancellationToken);

    private async Task<string> AskAsync(string line, TimeSpan patience, CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync(line.AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        return await _process.StandardOutput.ReadLineAsync(cancellationToken).AsTask().WaitAsync(patience, cancellationToken)
            ?? throw new InvalidOperationException("The measured process has ended; what it said is above.");
    }
}
