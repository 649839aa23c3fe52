using Microsoft.Playwright;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Browser.Rig;

/// <summary>What an eye would not like about a page, and a picture of it for eyes.</summary>
internal static class Sight
{
    // The ratio of WCAG 2.2, 1.4.3.
    private const string FaintWords =
        """
        () => {
            const channel = value => { value /= 255; return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4; };
            const light = ([red, green, blue]) => 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
            const parts = colour => { const all = colour.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0]; return all.length < 4 ? [...all, 1] : all; };
            const behind = element => {
                for (let at = element; at; at = at.parentElement) {
                    const colour = parts(getComputedStyle(at).backgroundColor);
                    if (colour[3] === 1) return colour;
                }
                return matchMedia('(prefers-color-scheme: dark)').matches ? [0, 0, 0, 1] : [255, 255, 255, 1];
            };
            const faint = [];
            const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (words.nextNode()) {
                const element = words.currentNode.parentElement;
                if (!words.currentNode.textContent.trim() || !element.checkVisibility() || element.closest('title, option')) continue;
                const style = getComputedStyle(element);
                const [ink, ground] = [light(parts(element.closest('svg') ? style.fill : style.color)), light(behind(element))];
                const ratio = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
                if (ratio < 4.5) faint.push(`${words.currentNode.textContent.trim()} (${ratio.toFixed(2)})`);
            }
            return faint;
        }
        """;

    private const string TooWide =
        """
        () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('main *')]
            .filter(element => element.getBoundingClientRect().right > innerWidth + 1 && !element.closest('.scroll, pre'))
            .map(element => element.outerHTML.slice(0, 120))
            .concat('the page is ' + document.documentElement.scrollWidth + ' wide')
        """;

    private static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "pages");

    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page) =>
    [
        .. (await page.EvaluateAsync<string[]>(FaintWords)).Select(words => $"too faint: {words}"),
        .. (await page.EvaluateAsync<string[]>(TooWide)).Select(element => $"does not fit: {element}"),
    ];

    public static Task KeepAsync(IPage page, string name) => page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.png"), FullPage = true });
}
