using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.Http;

public sealed class When_calls_leave
{
    [Fact]
    public async Task The_handler_neither_follows_nor_keeps_nor_waits_longer_than_told()
    {
        await using var rig = new HttpRig(x => x["Gateways:web:ConnectTimeout"] = "00:00:03");
        var handler = rig.Services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("gateway-web");
        while (handler is DelegatingHandler outer)
            handler = outer.InnerHandler!;

        var primary = handler.ShouldBeOfType<SocketsHttpHandler>();
        primary.ConnectTimeout.ShouldBe(TimeSpan.FromSeconds(3));
        primary.AllowAutoRedirect.ShouldBeFalse();
        primary.UseCookies.ShouldBeFalse();
        primary.AutomaticDecompression.ShouldBe(DecompressionMethods.None);
    }

    [Fact]
    public async Task No_more_leave_per_second_than_configured()
    {
        await using var server = await TinyServer.StartAsync(TinyServer.Json("{}"));
        await using var rig = new HttpRig(x => x["Gateways:web:RequestsPerSecond"] = "2");
        var started = Stopwatch.GetTimestamp();

        for (var i = 0; i < 4; i++)
            await rig.Http.SendAsync(GatewayCall.Asking(HttpMethod.Post, new Uri(server.Address)) with { Body = "{}"u8.ToArray() }, TestContext.Current.CancellationToken);

        Stopwatch.GetElapsedTime(started).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(900));
    }

    [Fact]
    public async Task A_body_never_reaches_a_log_even_at_trace()
    {
        await using var server = await TinyServer.StartAsync(TinyServer.Json("""{"Token":"planted-answer"}"""));
        await using var rig = new HttpRig();
        await rig.PostAsync(server.Address);
        await rig.PostAsync("http://127.0.0.1:1/");

        rig.Logs.Lines.ShouldNotBeEmpty("the client logs its requests");
        rig.Logs.All.ShouldNotContain("planted-");
    }
}
