using System.Net;
using Microsoft.AspNetCore.Http;
using Sagas.Contracts;
using Sagas.Service.Operators;

namespace Sagas.Tests.Service.Pages;

public sealed class When_a_proxy_signs_people_in
{
    private static readonly ProxyOptions Proxy = new()
    {
        Header = "X-User",
        RoleHeader = "X-Groups",
        Roles = new Dictionary<string, OperatorRole>(StringComparer.Ordinal) { ["staff"] = OperatorRole.Viewer, ["sre"] = OperatorRole.Operator, ["lead"] = OperatorRole.Approver },
        Networks = ["10.0.0.0/8"],
    };

    [Theory]
    [InlineData("sre", "anna Operator")]
    [InlineData("staff, lead", "anna Approver")]
    [InlineData("nobody", null)]
    [InlineData("", null)]
    [InlineData("SRE", null)]
    public void The_highest_of_the_groups_counts(string groups, string? person)
    {
        var headers = new HeaderDictionary { ["X-User"] = "anna", ["X-Groups"] = groups };

        (ProxySignIn.Read(headers, Proxy) is { } read ? $"{read.Name} {read.Role}" : null).ShouldBe(person);
    }

    [Fact]
    public void Two_names_none_or_an_odd_one_are_nobody()
    {
        ProxySignIn.Read(new HeaderDictionary { ["X-User"] = new(["anna", "boris"]), ["X-Groups"] = "sre" }, Proxy).ShouldBeNull();
        ProxySignIn.Read(new HeaderDictionary { ["X-Groups"] = "sre" }, Proxy).ShouldBeNull();
        ProxySignIn.Read(new HeaderDictionary { ["X-User"] = " ", ["X-Groups"] = "sre" }, Proxy).ShouldBeNull();
        ProxySignIn.Read(new HeaderDictionary { ["X-User"] = new string('a', 65), ["X-Groups"] = "sre" }, Proxy).ShouldBeNull();
        ProxySignIn.Read(new HeaderDictionary { ["X-User"] = "anna" }, Proxy with { RoleHeader = null, Role = OperatorRole.Operator }).ShouldBe(new Person("anna", OperatorRole.Operator));
    }

    [Theory]
    [InlineData("10.1.2.3", true)]
    [InlineData("::ffff:10.1.2.3", true)]
    [InlineData("11.1.2.3", false)]
    [InlineData("::1", false)]
    [InlineData(null, false)]
    public void Only_its_own_address_is_believed(string? address, bool believed) =>
        ProxySignIn.IsFrom(address is null ? null : IPAddress.Parse(address), [System.Net.IPNetwork.Parse("10.0.0.0/8")]).ShouldBe(believed);

    [Fact]
    public async Task Whoever_comes_through_it_is_signed_in_and_decides_under_that_name()
    {
        using var host = Host("127.0.0.1");
        host.Add("1", "AwaitingApproval");
        using var browser = Browser(host, "anna", "sre");

        (await PageHost.OpenAsync(browser, "/payments/demo/1")).ShouldContain("anna <small>Operator</small>");
        using var answer = await PageHost.SubmitAsync(browser, "/payments/demo/1/approve", ("reason", "x"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        host.Bus.Single<ApproveCompensation>().Operator.ShouldBe("anna");
        using var viewer = Browser(host, "vera", "staff");
        await PageHost.OpenAsync(viewer, "/payments/demo/1/approve", HttpStatusCode.Forbidden);
        using var nobody = Browser(host, "carl", "none");
        await PageHost.OpenAsync(nobody, "/", HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_header_from_any_other_address_opens_nothing_whatever_else_is_claimed()
    {
        using var host = Host("10.0.0.0/8", ("Http:Proxies:0", "127.0.0.1"));
        using var browser = Browser(host, "anna", "lead");
        // The address that a client claims to come from is not the one that it comes from.
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", "10.1.2.3");

        await PageHost.OpenAsync(browser, "/", HttpStatusCode.Redirect);
        using var posted = await PageHost.PostAsync(browser, "/pauses", ("scope", "all"), ("reason", "x"));
        posted.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var api = await browser.GetAsync(new Uri("/api/payments", UriKind.Relative));
        api.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Without_the_setting_no_header_opens_anything()
    {
        using var host = PageHost.OnTheWire(needsSignIn: true, ("Http:AllowPlainHttp", "true"));
        using var browser = Browser(host, "anna", "lead");

        await PageHost.OpenAsync(browser, "/", HttpStatusCode.Redirect);
    }

    [Fact]
    public void What_is_configured_by_half_is_told()
    {
        new ProxyOptions().Faults("Proxy").SelectMany(fault => fault.MemberNames).ShouldBe(["Proxy:Header", "Proxy:Networks"]);
        (Proxy with { Networks = ["x"] }).Faults("Proxy").SelectMany(fault => fault.MemberNames).ShouldBe(["Proxy:Networks:0"]);
        (Proxy with { RoleHeader = null }).Faults("Proxy").SelectMany(fault => fault.MemberNames).ShouldBe(["Proxy:RoleHeader"]);
        Proxy.Faults("Proxy").ShouldBeEmpty();
    }

    private static PageHost Host(string network, params (string Key, string Value)[] more) => PageHost.OnTheWire(needsSignIn: true,
    [
        ("Http:AllowPlainHttp", "true"), ("SignIn:Proxy:Header", "X-User"), ("SignIn:Proxy:RoleHeader", "X-Groups"), ("SignIn:Proxy:Networks:0", network),
        ("SignIn:Proxy:Roles:staff", "Viewer"), ("SignIn:Proxy:Roles:sre", "Operator"), ("SignIn:Proxy:Roles:lead", "Approver"), .. more,
    ]);

    private static HttpClient Browser(PageHost host, string name, string groups)
    {
        var browser = host.Browser();
        browser.DefaultRequestHeaders.Add("X-User", name);
        browser.DefaultRequestHeaders.Add("X-Groups", groups);
        return browser;
    }
}
