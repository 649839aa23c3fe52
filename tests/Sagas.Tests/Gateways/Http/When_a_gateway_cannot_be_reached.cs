using System.Net;
using System.Net.Sockets;
using Sagas.Gateways;
using Sagas.Tests.Support;

namespace Sagas.Tests.Gateways.Http;

public sealed class When_a_gateway_cannot_be_reached
{
    [Fact]
    public async Task A_refused_connection_was_not_sent()
    {
        await using var rig = new HttpRig();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        (await rig.PostAsync($"http://127.0.0.1:{port}/cancel")).ShouldBeOfType<HttpReply.NotSent>().InfrastructureFailed.ShouldBeTrue();
    }

    [Fact]
    public async Task An_unknown_host_was_not_sent()
    {
        await using var rig = new HttpRig();
        (await rig.PostAsync("http://gateway.invalid/cancel")).ShouldBeOfType<HttpReply.NotSent>();
    }

    [Fact]
    public async Task A_connection_that_takes_too_long_was_not_sent()
    {
        await using var rig = new HttpRig(
            x => x["Gateways:web:ConnectTimeout"] = "00:00:00.100",
            x => x.ConnectCallback = async (_, token) =>
            {
                await Wait.ForeverAsync(token);
                return Stream.Null;
            });

        (await rig.PostAsync("http://127.0.0.1:1/cancel")).ShouldBeOfType<HttpReply.NotSent>();
    }

    [Fact]
    public async Task A_server_without_a_valid_certificate_was_not_sent_anything()
    {
        await using var server = await TinyServer.StartAsync(TinyServer.Json("{}"));
        await using var rig = new HttpRig();

        (await rig.PostAsync(server.Address.Replace("http:", "https:", StringComparison.Ordinal) + "/cancel")).ShouldBeOfType<HttpReply.NotSent>();
        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData(null, null)]
    [InlineData("0", null)]
    public async Task Too_many_requests_was_not_done_and_says_when_to_come_back(string? header, int? seconds)
    {
        await using var server = await TinyServer.StartAsync(context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = header;
            return Task.CompletedTask;
        });
        await using var rig = new HttpRig();

        var reply = (await rig.PostAsync(server.Address)).ShouldBeOfType<HttpReply.NotSent>();

        reply.RetryAfter.ShouldBe(seconds is { } known ? TimeSpan.FromSeconds(known) : null);
        reply.InfrastructureFailed.ShouldBeFalse();
    }

    [Fact]
    public async Task Too_many_requests_until_a_date_is_a_wait()
    {
        await using var server = await TinyServer.StartAsync(context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = (TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(5)).ToString("R");
            return Task.CompletedTask;
        });
        await using var rig = new HttpRig();

        var wait = (await rig.PostAsync(server.Address)).ShouldBeOfType<HttpReply.NotSent>().RetryAfter.ShouldNotBeNull();
        wait.ShouldBeInRange(TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Failures_open_the_circuit_and_later_calls_do_not_leave()
    {
        await using var server = await TinyServer.StartAsync(TinyServer.Json("{}", 503));
        await using var rig = new HttpRig(x => x["Gateways:web:Breaker:MinimumThroughput"] = "2");
        await rig.PostAsync(server.Address);
        await rig.PostAsync(server.Address);

        (await rig.PostAsync(server.Address)).ShouldBeOfType<HttpReply.NotSent>();
        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_business_no_opens_nothing()
    {
        await using var server = await TinyServer.StartAsync(TinyServer.Json("""{"Success":false}""", 400));
        await using var rig = new HttpRig(x => x["Gateways:web:Breaker:MinimumThroughput"] = "2");
        for (var i = 0; i < 4; i++)
            (await rig.PostAsync(server.Address)).ShouldBeOfType<HttpReply.Json>().Status.ShouldBe(HttpStatusCode.BadRequest);
    }
}
