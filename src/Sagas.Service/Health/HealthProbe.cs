using Sagas.Service.Hosting;

namespace Sagas.Service.Health;

/// <summary><c>--probe URL</c>: asks a running process for its health. An image without a shell has nothing else that could.</summary>
internal static class HealthProbe
{
    private const string Switch = "--probe";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Whether that is what the process was started for.</summary>
    /// <exception cref="StartupFault">What follows the switch is no address.</exception>
    public static bool IsAskedFor(string[] args, out Uri address)
    {
        address = new Uri("/", UriKind.Relative);
        if (args is not [Switch, ..])
        {
            return false;
        }

        address = args is [_, var text] && Uri.TryCreate(text, UriKind.Absolute, out var given) && given.Scheme == Uri.UriSchemeHttp
            ? given
            : throw new StartupFault($"{Switch} needs one address, such as {Switch} http://127.0.0.1:8080/health/ready.");
        return true;
    }

    /// <returns>The exit code: 0 when it answers with success, else 1, with what it said or why it did not on the console.</returns>
    public static async Task<int> LookAsync(Uri address)
    {
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(address);
            if (answer.IsSuccessStatusCode)
            {
                return 0;
            }

            await Console.Out.WriteLineAsync(await answer.Content.ReadAsStringAsync());
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            await Console.Out.WriteLineAsync(fault.Message);
        }

        return 1;
    }
}
