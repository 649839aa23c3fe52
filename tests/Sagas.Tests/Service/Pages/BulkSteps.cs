using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Storage;
using Sagas.Tests.Support;

namespace Sagas.Tests.Service.Pages;

/// <summary>What people do about many payments at once.</summary>
internal static class BulkSteps
{
    public const string Waiting = "/bulk/new?state=AwaitingApproval&action=approve";

    public static async Task<Guid> BeginAsync(PageHost host, string path, params (string Name, string Value)[] fields)
    {
        using var browser = host.Browser();
        return await BeginAsync(host, browser, path, fields);
    }

    public static async Task<Guid> BeginAsync(PageHost host, HttpClient browser, string path, params (string Name, string Value)[] fields)
    {
        using var answer = await PageHost.SubmitFormAsync(browser, path, path, fields);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return Guid.Parse(answer.Headers.Location!.OriginalString.Split('/')[^1]);
    }

    public static Task<BulkJob> EndedAsync(PageHost host, Guid job) => Probe.UntilAsync(
        async () =>
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            return (await host.Services.GetRequiredService<IBulkBook>().FindAsync(job, TestContext.Current.CancellationToken)).ShouldNotBeNull();
        },
        seen => seen.EndedAt is not null);

    public static async Task<string> ProofAsync(HttpClient browser) => PageHost.HiddenOf(await PageHost.OpenAsync(browser, "/pauses")).First(field => field.Name == "proof").Value;
}
