using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Sagas.IntegrationTests.Durable.Rig;
using Sagas.Service.Operators;

namespace Sagas.IntegrationTests.Durable.Pages;

/// <summary>A person at a browser without scripts, signed in to a real service.</summary>
internal sealed partial class PageVisitor : IDisposable
{
    private const string Password = "correct horse battery";

    private readonly HttpClient _browser;

    private PageVisitor(HttpClient browser) => _browser = browser;

    /// <summary>What a service needs so that these may sign in over plain HTTP on this machine.</summary>
    public static KeyValuePair<string, string>[] Settings(params string[] names) =>
    [
        new("Http:AllowPlainHttp", "true"),
        .. names.SelectMany((name, index) => new KeyValuePair<string, string>[]
        {
            new($"Operators:{index}:Name", name),
            new($"Operators:{index}:PasswordHash", new PasswordHasher<OperatorOptions>().HashPassword(new(), Password)),
            new($"Operators:{index}:Role", nameof(OperatorRole.Approver)),
        }),
    ];

    public static async Task<PageVisitor> SignInAsync(ChildProcess service, string name)
    {
        var visitor = new PageVisitor(new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = service.Client.BaseAddress });
        await visitor.SubmitAsync("/sign-in", "/sign-in", ("name", name), ("password", Password));
        return visitor;
    }

    public async Task<string> OpenAsync(string path)
    {
        using var answer = await _browser.GetAsync(new Uri(path, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return WebUtility.HtmlDecode(text);
    }

    /// <summary>What a page says, whether it can be drawn or not.</summary>
    public async Task<string> LookAsync(string path)
    {
        using var answer = await _browser.GetAsync(new Uri(path, UriKind.Relative));
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Opens a page, fills one of its forms, sends it, and opens where it leads.</summary>
    public async Task<string> SubmitAsync(string page, string action, params (string Name, string Value)[] fields) =>
        await OpenAsync(await SendAsync(page, action, HttpStatusCode.Redirect, fields));

    /// <summary>The same, and what it answers: the address to go to, or a page.</summary>
    public async Task<string> SendAsync(string page, string action, HttpStatusCode status, params (string Name, string Value)[] fields)
    {
        var given = fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        var hidden = Hidden.Matches(await _browser.GetStringAsync(new Uri(page, UriKind.Relative)))
            .Select(field => (Name: WebUtility.HtmlDecode(field.Groups["name"].Value), Value: WebUtility.HtmlDecode(field.Groups["value"].Value)))
            .DistinctBy(field => field.Name)
            .Where(field => !given.Contains(field.Name));
        using var form = new FormUrlEncodedContent(hidden.Concat(fields).Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await _browser.PostAsync(new Uri(action, UriKind.Relative), form);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, text);
        return answer.Headers.Location?.OriginalString ?? text;
    }

    public void Dispose() => _browser.Dispose();

    [GeneratedRegex("type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden { get; }
}
