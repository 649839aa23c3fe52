namespace Sagas.Simulators.Http;

/// <summary><c>--probe URL</c>: asks a running process whether it answers. An image without a shell has nothing else that could.</summary>
internal static class HealthProbe
{
    private const string Switch = "--probe";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Whether that is what the process was started for.</summary>
    public static bool IsAskedFor(string[] args) => args is [Switch, _];

    /// <returns>The exit code: 0 when it answers with success, else 1.</returns>
    public static async Task<int> LookAsync(string[] args)
    {
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(new Uri(args[1]));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            await Console.Out.WriteLineAsync(fault.Message);
            return 1;
        }
    }
}
