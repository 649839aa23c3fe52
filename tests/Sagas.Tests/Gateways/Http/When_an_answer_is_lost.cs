using Microsoft.AspNetCore.Http;
using Sagas.Gateways;
using Sagas.Tests.Support;

namespace Sagas.Tests.Gateways.Http;

public sealed class When_an_answer_is_lost
{
    [Fact]
    public async Task No_answer_in_time_is_unknown()
    {
        await using var server = await TinyServer.StartAsync(context =>
            Wait.ForeverAsync(context.RequestAborted));
        await using var rig = new HttpRig(x =>
        {
            x["Gateways:web:Timeout"] = "00:00:00.300";
            x["Gateways:web:ConnectTimeout"] = "00:00:00.300";
        });

        (await rig.PostAsync(server.Address)).ShouldBeOfType<HttpReply.Lost>().InfrastructureFailed.ShouldBeTrue();
        server.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_reset_after_writing_is_unknown_and_the_call_left_once()
    {
        await using var server = await TinyServer.StartAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        await using var rig = new HttpRig();

        (await rig.PostAsync(server.Address)).ShouldBeOfType<HttpReply.Lost>().InfrastructureFailed.ShouldBeTrue();
        server.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_reset_on_a_kept_connection_is_unknown_and_the_call_left_once()
    {
        var calls = 0;
        await using var server = await TinyServer.StartAsync(async context =>
        {
            if (Interlocked.Increment(ref calls) == 1)
                await TinyServer.Json("{}")(context);
            else
                context.Abort();
        });
        await using var rig = new HttpRig();
        (await rig.PostAsync(server.Address)).ShouldBeOfType<HttpReply.Json>();

        (await rig.PostAsync(server.Address)).ShouldBeOfType<HttpReply.Lost>();
        server.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(500, """{"Success":true}""", true)]
    [InlineData(502, "<html>Bad Gateway</html>", true)]
    [InlineData(200, "<html>Welcome</html>", false)]
    [InlineData(200, """{"Success":tr""", false)]
    [InlineData(200, "", false)]
    [InlineData(200, "[]", false)]
    [InlineData(200, """{"Success":true,"Success":false}""", false)]
    [InlineData(302, "", false)]
    [InlineData(404, "not here", false)]
    public async Task What_cannot_be_understood_is_unknown(int status, string body, bool infrastructure)
    {
        await using var server = await TinyServer.StartAsync(async context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "/elsewhere";
            await context.Response.WriteAsync(body);
        });
        await using var rig = new HttpRig();

        (await rig.PostAsync(server.Address)).ShouldBeOfType<HttpReply.Lost>().InfrastructureFailed.ShouldBe(infrastructure);
        server.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_answer_that_is_too_long_is_unknown()
    {
        await using var server = await TinyServer.StartAsync(TinyServer.Json($$"""{"Success":true,"x":"{{new string('x', 4096)}}"}"""));
        await using var rig = new HttpRig(x => x["Gateways:web:MaxResponseBytes"] = "2048");

        (await rig.PostAsync(server.Address)).ShouldBeOfType<HttpReply.Lost>();
    }

    [Fact]
    public async Task Stopping_is_no_outcome()
    {
        using var stopping = new CancellationTokenSource();
        await using var server = await TinyServer.StartAsync(async context =>
        {
            await stopping.CancelAsync();
            await Wait.ForeverAsync(context.RequestAborted);
        });
        await using var rig = new HttpRig();

        await Should.ThrowAsync<OperationCanceledException>(rig.Http.SendAsync(
            GatewayCall.Asking(HttpMethod.Post, new Uri(server.Address)) with { Body = "{}"u8.ToArray() }, stopping.Token));
    }
}
