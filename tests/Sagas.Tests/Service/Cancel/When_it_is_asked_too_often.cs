using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Sagas.Tests.Service.Cancel;

public sealed class When_it_is_asked_too_often
{
    [Fact]
    public async Task A_team_beyond_its_share_is_told_when_to_come_back_and_others_are_not()
    {
        await using var host = new ServiceHost
        {
            Settings = { ["Cancel:TeamBurst"] = "2", ["Cancel:TeamRequestsPerSecond"] = "1", ["Teams:others:Secrets:0"] = "secret-of-others" },
        };

        for (var wrong = 0; wrong < 10; wrong++)
        {
            using var refused = await host.CancelAsync(CancelBody.For("1", secret: "wrong-secret"));
            await refused.AnswerAsync(401, "9003");
        }

        using var first = await host.CancelAsync(CancelBody.For("1"));
        using var second = await host.CancelAsync(CancelBody.For("1"));
        using var third = await host.CancelAsync(CancelBody.For("1"));
        using var other = await host.CancelAsync(CancelBody.For("1", team: "others", secret: "secret-of-others"));

        await first.AnswerAsync(404, "1004");
        await second.AnswerAsync(404, "1004");
        await third.AnswerAsync(429, "1030");
        third.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));
        await other.AnswerAsync(404, "1004");
    }

    [Fact]
    public async Task An_address_beyond_its_share_is_told_so_and_another_address_is_not()
    {
        var from = new Addresses();
        await using var host = new ServiceHost
        {
            Settings = { ["Cancel:AddressBurst"] = "1", ["Cancel:AddressRequestsPerSecond"] = "1" },
            Change = services => services.AddSingleton<IStartupFilter>(from),
        };

        await AskAsync("198.51.100.1", 404, "1004");
        await AskAsync("198.51.100.1", 429, "1030");
        await AskAsync("198.51.100.2", 404, "1004");
        await AskAsync("2001:db8::1", 404, "1004");
        await AskAsync("2001:db8::2", 429, "1030");
        await AskAsync("2001:db8:0:1::1", 404, "1004");

        async Task AskAsync(string address, int status, string code)
        {
            from.Now = IPAddress.Parse(address);
            using var response = await host.CancelAsync(CancelBody.For("1"));
            await response.AnswerAsync(status, code);
        }
    }

    private sealed class Addresses : IStartupFilter
    {
        public IPAddress? Now { get; set; }

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                context.Connection.RemoteIpAddress = Now;
                return following(context);
            });
            next(app);
        };
    }
}
