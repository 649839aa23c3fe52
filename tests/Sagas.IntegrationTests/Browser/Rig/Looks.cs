using Microsoft.Playwright;

namespace Sagas.IntegrationTests.Browser.Rig;

/// <summary>Pages as they look in one width and one scheme of colours, and what is wrong with them.</summary>
internal sealed class Looks(string kind)
{
    private readonly List<string> _faults = [];

    public string Kind => kind;

    public IReadOnlyList<string> Faults => _faults;

    public async Task AddAsync(IPage page, string name)
    {
        await page.WaitForLoadStateAsync();
        await Sight.KeepAsync(page, $"{name}-{kind}");
        _faults.AddRange((await Sight.FaultsAsync(page)).Select(fault => $"{name} {fault}"));
    }
}
