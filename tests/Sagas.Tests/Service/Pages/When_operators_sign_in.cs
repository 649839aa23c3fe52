using System.Net;
using Sagas.Contracts;
using Sagas.Service.Operators;

namespace Sagas.Tests.Service.Pages;

public sealed class When_operators_sign_in : IDisposable
{
    private static readonly string[] Pages =
        ["/", "/payments", "/payments.csv", "/attention", "/pauses", "/payments/demo/secret", "/payments/demo/secret/approve"];

    private readonly PageHost _host = new() { NeedsSignIn = true, Settings = { ["Pages:ApproverAbove:RUB"] = "100000" } };

    public When_operators_sign_in()
    {
        _host.Add("secret", "AwaitingApproval");
        _host.Add("small", "AwaitingApproval", saga => saga.CapturedAmount = 100_000);
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Nothing_is_readable_before()
    {
        using var browser = _host.Browser();
        foreach (var path in Pages)
        {
            using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative));

            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, path);
            answer.Headers.Location?.OriginalString.ShouldBe("/sign-in?returnUrl=" + Uri.EscapeDataString(path));
            (await answer.Content.ReadAsStringAsync()).ShouldBeEmpty();
        }

        foreach (var path in new[] { "/payments/demo/secret/approve", "/pauses", "/pauses/resume" })
        {
            using var answer = await PageHost.PostAsync(browser, path, ("reason", "x"), ("scope", "all"));
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
        }

        _host.Bus.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_right_password_opens_the_page_that_was_asked_for()
    {
        using var browser = _host.Browser();

        using var answer = await PageHost.SignInAsync(browser, "Viewer", PageHost.Password, "/payments?state=Confirmed");

        answer.Headers.Location?.OriginalString.ShouldBe("/payments?state=Confirmed");
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("sagas-operator=", StringComparison.Ordinal));
        foreach (var guard in new[] { "secure", "httponly", "samesite=strict" })
            cookie.ShouldContain(guard, Case.Insensitive);
        foreach (var path in Pages.Except(["/payments/demo/secret/approve"]))
            await PageHost.OpenAsync(browser, path);
        (await PageHost.OpenAsync(browser, "/payments/demo/secret")).ShouldContain("Viewer");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("")]
    public async Task It_never_leads_to_another_site(string returnUrl)
    {
        using var browser = _host.Browser();

        using var answer = await PageHost.SignInAsync(browser, "Viewer", PageHost.Password, returnUrl);

        answer.Headers.Location?.OriginalString.ShouldBe("/");
    }

    [Theory]
    [InlineData("Viewer", "wrong")]
    [InlineData("Viewer", "")]
    [InlineData("nobody", PageHost.Password)]
    [InlineData("viewer", PageHost.Password)]
    public async Task A_wrong_name_or_password_opens_nothing(string name, string password)
    {
        using var browser = _host.Browser();

        using var answer = await PageHost.SignInAsync(browser, name, password);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("do not belong together");
        (await PageHost.OpenAsync(browser, "/", HttpStatusCode.Redirect)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Too_many_wrong_passwords_lock_the_name_for_a_while()
    {
        using var browser = _host.Browser();
        for (var tries = 0; tries < 5; tries++)
            (await PageHost.SignInAsync(browser, "Operator", "wrong")).Dispose();

        using var locked = await PageHost.SignInAsync(browser, "Operator", PageHost.Password);
        locked.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var elsewhere = _host.Browser();
        using var other = await PageHost.SignInAsync(elsewhere, "Viewer", PageHost.Password);
        other.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        _host.Clock.Advance(TimeSpan.FromMinutes(15));
        using var later = await PageHost.SignInAsync(browser, "Operator", PageHost.Password);
        later.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_viewer_decides_nothing()
    {
        using var browser = await _host.SignedInAsync("Viewer");

        (await PageHost.OpenAsync(browser, "/payments/demo/small")).ShouldNotContain("/payments/demo/small/approve");
        (await PageHost.OpenAsync(browser, "/pauses")).ShouldNotContain("<form");
        await PageHost.OpenAsync(browser, "/payments/demo/small/approve", HttpStatusCode.Forbidden);
        foreach (var path in new[] { "/payments/demo/small/approve", "/pauses", "/pauses/resume" })
        {
            using var answer = await PageHost.PostAsync(browser, path, ("reason", "x"), ("scope", "all"));
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
        }

        _host.Bus.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Large_sums_need_an_approver_and_the_history_gets_the_name()
    {
        using var browser = await _host.SignedInAsync("Operator");
        (await PageHost.OpenAsync(browser, "/payments/demo/secret/approve", HttpStatusCode.Forbidden)).ShouldContain("needs an approver");
        var proof = (await PageHost.OpenAsync(browser, "/payments/demo/small/approve")).Split("name=\"proof\" value=\"")[1].Split('"')[0];
        using var refused = await PageHost.PostAsync(browser, "/payments/demo/secret/approve", ("proof", proof), ("reason", "x"));
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        _host.Bus.All.ShouldBeEmpty();

        using var taken = await PageHost.SubmitAsync(browser, "/payments/demo/small/approve", ("reason", "small"));
        _host.Bus.Single<ApproveCompensation>().Operator.ShouldBe("Operator");

        using var approver = await _host.SignedInAsync("Approver");
        using var approved = await PageHost.SubmitAsync(approver, "/payments/demo/secret/approve", ("reason", "large"));
        approved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_form_of_another_person_is_refused()
    {
        using var browser = await _host.SignedInAsync("Operator");
        using var other = await _host.SignedInAsync("Approver");
        var proof = (await PageHost.OpenAsync(browser, "/payments/demo/small/approve")).Split("name=\"proof\" value=\"")[1].Split('"')[0];

        using var answer = await PageHost.PostAsync(other, "/payments/demo/small/approve", ("proof", proof), ("reason", "x"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        _host.Bus.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_signs_out_is_out()
    {
        using var browser = await _host.SignedInAsync("Operator");
        var proof = (await PageHost.OpenAsync(browser, "/sign-in")).Split("name=\"proof\" value=\"")[1].Split('"')[0];

        using var answer = await PageHost.PostAsync(browser, "/sign-out", ("proof", proof));

        await PageHost.OpenAsync(browser, "/", HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_password_is_not_taken_in_the_open()
    {
        using var browser = _host.Browser("http");

        (await PageHost.OpenAsync(browser, "/sign-in", HttpStatusCode.Forbidden)).ShouldContain("needs HTTPS");
        using var answer = await PageHost.PostAsync(browser, "/sign-in", ("name", "Viewer"), ("password", PageHost.Password));
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_pages_sign_in_opens_no_api()
    {
        using var browser = await _host.SignedInAsync("Approver");

        using var answer = await browser.GetAsync(new Uri("/api/payments", UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public void A_sign_in_ends_with_a_new_password_or_role()
    {
        var one = new OperatorOptions { Name = "a", PasswordHash = "x", Role = OperatorRole.Viewer };

        OperatorBook.StampOf(one with { Role = OperatorRole.Approver }).ShouldNotBe(OperatorBook.StampOf(one));
        OperatorBook.StampOf(one with { PasswordHash = "y" }).ShouldNotBe(OperatorBook.StampOf(one));
        OperatorBook.StampOf(one with { Name = "a" }).ShouldBe(OperatorBook.StampOf(one));
    }

    [Fact]
    public async Task A_password_is_hashed_for_the_configuration()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        (await PasswordTool.RunAsync(new StringReader("short\n"), output, error)).ShouldNotBe(0);
        output.ToString().ShouldBeEmpty();

        (await PasswordTool.RunAsync(new StringReader(PageHost.Password + "\n"), output, error)).ShouldBe(0);

        new OperatorOptions { Name = "a", PasswordHash = output.ToString().Trim(), Role = OperatorRole.Viewer }.Faults().ShouldBeEmpty();
        new OperatorOptions { Name = "", PasswordHash = PageHost.Password }.Faults().Select(fault => fault.Setting).ShouldBe(["Name", "PasswordHash", "Role"]);
    }
}
