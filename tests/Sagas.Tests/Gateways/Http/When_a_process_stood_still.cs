using Sagas.Gateways;

namespace Sagas.Tests.Gateways.Http;

public sealed class When_a_process_stood_still
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Its_call_no_longer_leaves()
    {
        var taken = 0;
        await using var server = await TinyServer.StartAsync(context =>
        {
            Interlocked.Increment(ref taken);
            return TinyServer.Json("{}")(context);
        });
        await using var rig = new HttpRig();
        var time = new LeapingTime();
        var operation = Operations.Refund() with { Fence = new SendFence(time, Window) };
        time.Advance(Window);

        var reply = await rig.Http.SendAsync(Call(operation, server.Address), TestContext.Current.CancellationToken);

        reply.ShouldBeOfType<HttpReply.NotSent>();
        rig.Registration.IsPaused.ShouldBeFalse();
        taken.ShouldBe(0);
    }

    [Fact]
    public async Task Its_call_leaves_while_the_window_is_open()
    {
        await using var server = await TinyServer.StartAsync(TinyServer.Json("{}"));
        await using var rig = new HttpRig();
        var time = new LeapingTime();
        var operation = Operations.Refund() with { Fence = new SendFence(time, Window) };
        time.Advance(Window - TimeSpan.FromTicks(1));

        (await rig.Http.SendAsync(Call(operation, server.Address), TestContext.Current.CancellationToken)).ShouldBeOfType<HttpReply.Json>();
    }

    [Fact]
    public async Task A_journal_that_took_too_long_ends_the_attempt_unsent()
    {
        await using var rig = new GatewayRig(options: new GatewayOptions { Kind = "Scripted", SendWindow = Window });
        var operation = Operations.Refund();
        rig.Journal.Began = () => rig.Time.Advance(Window);

        (await rig.ExecuteAsync(operation)).ShouldBeOfType<GatewayOutcome.NotSent>();

        rig.Gateway.Executed.ShouldBeEmpty();
        rig.Journal[operation]!.Outcome.ShouldBeOfType<GatewayOutcome.NotSent>();
    }

    [Fact]
    public async Task A_call_without_a_body_is_held_back_too()
    {
        var taken = 0;
        await using var server = await TinyServer.StartAsync(context =>
        {
            Interlocked.Increment(ref taken);
            return TinyServer.Json("{}")(context);
        });
        await using var rig = new HttpRig();
        var time = new LeapingTime();
        var operation = Operations.Refund() with { Fence = new SendFence(time, Window) };
        time.Advance(Window);

        var reply = await rig.Http.SendAsync(
            GatewayCall.Moving(operation, HttpMethod.Post, new Uri(server.Address)), TestContext.Current.CancellationToken);

        reply.ShouldBeOfType<HttpReply.NotSent>();
        taken.ShouldBe(0);
    }

    private static GatewayCall Call(GatewayOperation operation, string address) =>
        GatewayCall.Moving(operation, HttpMethod.Post, new Uri(address)) with { Body = "{}"u8.ToArray() };
}
