using System.Net;
using System.Text.Json;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.Http;

public sealed class When_an_answer_has_another_shape
{
    [Theory]
    [InlineData("", true, typeof(HttpReply.Empty))]
    [InlineData("", false, typeof(HttpReply.Lost))]
    [InlineData("{}", true, typeof(HttpReply.Json))]
    public async Task Nothing_means_something_only_where_it_may(string body, bool mayBeEmpty, Type reply) =>
        (await AskAsync(body, call => call with { MayBeEmpty = mayBeEmpty })).GetType().ShouldBe(reply);

    [Theory]
    [InlineData("[1]", true, typeof(HttpReply.Json))]
    [InlineData("[1]", false, typeof(HttpReply.Lost))]
    [InlineData("7", true, typeof(HttpReply.Lost))]
    [InlineData("{}", true, typeof(HttpReply.Json))]
    public async Task A_list_means_something_only_where_it_may(string body, bool mayBeList, Type reply) =>
        (await AskAsync(body, call => call with { MayBeList = mayBeList })).GetType().ShouldBe(reply);

    [Theory]
    [InlineData(499)]
    [InlineData(200)]
    public async Task The_body_is_read_below_500_whatever_the_status(int status)
    {
        var reply = (await AskAsync("""{"a":1}""", call => call, status)).ShouldBeOfType<HttpReply.Json>();
        ((int)reply.Status, reply.Body.GetProperty("a").GetInt32()).ShouldBe((status, 1));
    }

    [Fact]
    public async Task Headers_go_with_the_call()
    {
        string? seen = null;
        await using var server = await TinyServer.StartAsync(context =>
        {
            seen = context.Request.Headers["X-Key"];
            return TinyServer.Json("{}")(context);
        });
        await using var rig = new HttpRig();
        var call = GatewayCall.Asking(HttpMethod.Get, new Uri(server.Address)) with { Headers = new Dictionary<string, string> { ["X-Key"] = "k" } };

        (await rig.Http.SendAsync(call, TestContext.Current.CancellationToken)).ShouldBeOfType<HttpReply.Json>().Body.ValueKind.ShouldBe(JsonValueKind.Object);

        seen.ShouldBe("k");
    }

    [Fact]
    public async Task A_question_that_nobody_took_says_nothing_about_money()
    {
        await using var rig = new HttpRig();
        var reply = await rig.Http.SendAsync(GatewayCall.Asking(HttpMethod.Get, new Uri("http://127.0.0.1:1/")), TestContext.Current.CancellationToken);
        reply.ShouldBeOfType<HttpReply.Lost>().InfrastructureFailed.ShouldBeTrue();
    }

    [Fact]
    public async Task A_body_is_given_out_once()
    {
        using var content = new WriteOnceContent("{}"u8.ToArray(), "application/json");
        content.Written.ShouldBeFalse();
        content.Headers.ContentType!.ToString().ShouldBe("application/json; charset=utf-8");
        await content.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken);
        (content.Written, content.Stopped).ShouldBe((true, false));
        using var again = new WriteOnceContent(ReadOnlyMemory<byte>.Empty, "application/json");
        again.Headers.ContentType.ShouldBeNull();
        await Should.ThrowAsync<InvalidOperationException>(() => content.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken));
    }

    private static async Task<HttpReply> AskAsync(string body, Func<GatewayCall, GatewayCall> shape, int status = (int)HttpStatusCode.OK)
    {
        await using var server = await TinyServer.StartAsync(TinyServer.Json(body, status));
        await using var rig = new HttpRig();
        return await rig.Http.SendAsync(shape(GatewayCall.Asking(HttpMethod.Get, new Uri(server.Address))), TestContext.Current.CancellationToken);
    }
}
