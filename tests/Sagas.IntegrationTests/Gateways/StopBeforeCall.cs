using System.Diagnostics;

namespace Sagas.IntegrationTests.Gateways;

/// <summary>
/// Runs inside a service's process and stops it (SIGSTOP) at the one place that matters: the attempt is in the journal, the adapter has handed
/// its call to the HTTP client, and nothing of it has been written yet. The process stands still until somebody else lets it go on.
/// </summary>
internal sealed class StopBeforeCall(string path) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    /// <summary>Environment variable: how the path of the call ends.</summary>
    public const string Variable = "SAGAS_TEST_STOP_BEFORE";

    // The HTTP client's own names.
    private const string Listener = "HttpHandlerDiagnosticListener";
    private const string Started = "System.Net.Http.HttpRequestOut.Start";

    private int _stopped;

    public static void Arm()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path)
            DiagnosticListener.AllListeners.Subscribe(new StopBeforeCall(path));
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == Listener)
            value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == Started
            && value.Value?.GetType().GetProperty("Request")?.GetValue(value.Value) is HttpRequestMessage { RequestUri: { } address } request
            && request.Method == HttpMethod.Post
            && address.AbsolutePath.EndsWith(path, StringComparison.Ordinal)
            && Interlocked.Exchange(ref _stopped, 1) == 0)
        {
            using var kill = Process.Start("kill", ["-STOP", $"{Environment.ProcessId}"]);
            kill.WaitForExit();
        }
    }

    public void OnCompleted()
    {
        // Nothing to end.
    }

    public void OnError(Exception error)
    {
        // The runtime's listeners tell of none.
    }
}
