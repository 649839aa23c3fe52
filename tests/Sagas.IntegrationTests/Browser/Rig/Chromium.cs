using Microsoft.Playwright;

namespace Sagas.IntegrationTests.Browser.Rig;

/// <summary>A Chromium of this machine, without a window. Playwright's own browsers are never downloaded.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string Variable = "CHROMIUM";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private readonly IPlaywright _driver;

    private Chromium(IPlaywright driver, IBrowser browser) => (_driver, Browser) = (driver, browser);

    public IBrowser Browser { get; }

    public static async Task<Chromium> StartAsync()
    {
        var program = Find();
        var driver = await Playwright.CreateAsync();
        // Without a sandbox, as root in a container needs it: it opens nothing but the pages of these tests.
        var browser = await driver.Chromium.LaunchAsync(new() { ExecutablePath = program, ChromiumSandbox = false });
        return new Chromium(driver, browser);
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _driver.Dispose();
    }

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
            return given;
        var folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        return (from name in Names from folder in folders select Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                $"These tests need Chromium. Run infra/test.sh, which installs it; or install it (apt-get install chromium); or set {Variable} to the program.");
    }
}
