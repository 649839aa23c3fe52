using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Service.Api.Keys;
using Sagas.Storage;

namespace Sagas.Tests.Service.Pages;

public sealed partial class When_keys_are_made_on_a_page : IDisposable
{
    private readonly PageHost _host = new()
    {
        NeedsSignIn = true,
        Settings =
        {
            ["Api:Keys:0:Name"] = "robot",
            ["Api:Keys:0:Sha256"] = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData("robot-key"u8)),
            ["Api:Keys:0:Teams:0"] = "*",
            ["Api:Keys:0:Role"] = "Operator",
        },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_key_is_shown_once_works_for_its_teams_and_ends_when_it_is_revoked()
    {
        _host.Add("1", "Confirmed");
        using var browser = await _host.SignedInAsync("Approver");

        var key = await MakeAsync(browser, "shop", "Viewer", "demo, other");

        (await PageHost.OpenAsync(browser, "/keys")).ShouldNotContain(key);
        (await CallAsync(key, "/api/payments/demo/1")).ShouldBe(HttpStatusCode.OK);
        (await CallAsync(key, "/api/payments?team=third")).ShouldBe(HttpStatusCode.BadRequest);
        (await CallAsync("robot-key", "/api/payments/demo/1")).ShouldBe(HttpStatusCode.OK);
        (await CallAsync(key + "x", "/api/payments/demo/1")).ShouldBe(HttpStatusCode.Unauthorized);
        var kept = (await Book.ListAsync(10, Token)).ShouldHaveSingleItem();
        kept.Hash.ShouldBe(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key)));
        (kept.MadeBy, kept.Reason).ShouldBe(("Approver", "they asked"));

        using var revoked = await PageHost.PostAsync(browser, "/keys/revoke", ("proof", await ProofAsync(browser)), ("id", kept.Id.ToString("N")), ("reason", "lost"));

        revoked.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await CallAsync(key, "/api/payments/demo/1")).ShouldBe(HttpStatusCode.Unauthorized);
        (await PageHost.OpenAsync(browser, "/keys")).ShouldContain("Revoked by Approver");
        (await CallAsync("robot-key", "/api/payments/demo/1")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_another_process_does_is_known_at_the_next_look()
    {
        var ring = _host.Services.GetRequiredService<ApiKeyRing>();
        var key = new MadeKey
        {
            Id = Guid.CreateVersion7(),
            Name = "shop",
            Hash = System.Security.Cryptography.SHA256.HashData("elsewhere"u8),
            Role = "Publisher",
            Teams = ["demo"],
            MadeBy = "anna",
            Reason = "x",
        };
        (await Book.CreateAsync(key, Token)).ShouldBeTrue();
        await ring.RefreshAsync(Token);
        ring.Find("elsewhere").ShouldNotBeNull().Name.ShouldBe("shop");

        await Book.RevokeAsync(key.Id, "anna", "lost", Token);
        await ring.RefreshAsync(Token);

        ring.Find("elsewhere").ShouldBeNull();
    }

    [Theory]
    [InlineData("name", "", "name must not be blank")]
    [InlineData("name", "robot", "is that of a key of the configuration")]
    [InlineData("role", "Root", "role must be one of Publisher, Viewer, Operator")]
    [InlineData("teams", " , ", "teams must be 1 to 100 teams")]
    [InlineData("reason", " ", "reason must not be blank")]
    public async Task A_wrong_wish_is_explained_and_nothing_is_made(string name, string value, string fault)
    {
        using var browser = await _host.SignedInAsync("Approver");

        using var answer = await PageHost.SubmitFormAsync(
            browser, "/keys", "/keys", ("name", "shop"), ("role", "Viewer"), ("teams", "demo"), ("reason", "x"), (name, value));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(fault);
        (await Book.ListAsync(10, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_belongs_to_one_key_in_force_and_a_form_makes_one()
    {
        using var browser = await _host.SignedInAsync("Approver");
        await MakeAsync(browser, "shop", "Viewer", "demo");

        using var again = await PageHost.SubmitFormAsync(browser, "/keys", "/keys", ("name", "shop"), ("role", "Viewer"), ("teams", "*"), ("reason", "x"));

        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await Book.ListAsync(10, Token)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("Viewer")]
    [InlineData("Operator")]
    public async Task Only_approvers_make_and_revoke(string role)
    {
        using var browser = await _host.SignedInAsync(role);

        (await PageHost.OpenAsync(browser, "/keys")).ShouldNotContain("<form");
        foreach (var path in new[] { "/keys", "/keys/revoke" })
        {
            using var answer = await PageHost.PostAsync(browser, path, ("proof", "x"), ("name", "shop"));
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
        }

        using var nobody = _host.Browser();
        await PageHost.OpenAsync(nobody, "/keys", HttpStatusCode.Redirect);
        using var approver = await _host.SignedInAsync("Approver");
        using var stale = await PageHost.PostAsync(approver, "/keys", ("name", "shop"));
        stale.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [GeneratedRegex("<pre>(?<key>sagas_[0-9a-f]{64})</pre>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shown();

    private IApiKeyBook Book => _host.Services.GetRequiredService<IApiKeyBook>();

    private static async Task<string> MakeAsync(HttpClient browser, string name, string role, string teams)
    {
        using var answer = await PageHost.SubmitFormAsync(
            browser, "/keys", "/keys", ("name", name), ("role", role), ("teams", teams), ("reason", "they asked"));
        var page = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, page);
        return Shown().Match(page).Groups["key"].Value;
    }

    private static async Task<string> ProofAsync(HttpClient browser) =>
        PageHost.HiddenOf(await PageHost.OpenAsync(browser, "/keys")).First(field => field.Name == "proof").Value;

    private async Task<HttpStatusCode> CallAsync(string key, string path)
    {
        using var client = _host.Browser();
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }
}
