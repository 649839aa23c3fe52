using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.Execution;

/// <summary>A question that is answered long after the saga has moved on, by a gateway that shows only where the payment stands.</summary>
public sealed class When_another_attempt_was_sent_since
{
    public static TheoryData<string> Endings { get; } = ["not-done", "rejected"];

    public static TheoryData<string> Harmless { get; } = ["not-sent", "not-done", "rejected"];

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task Its_movement_does_not_count_for_the_first_and_the_first_word_stays(string ending)
    {
        await using var rig = new GatewayRig();
        var (first, second) = await SentAsync(rig, Outcome(ending), later: null);
        rig.Gateway.Answers(Operations.Done(second));

        (await rig.ResolveAsync(first)).ShouldBe(Outcome(ending));
        rig.Journal[first]!.Outcome.ShouldBe(Outcome(ending));
    }

    [Fact]
    public async Task What_was_never_known_stays_unknown()
    {
        await using var rig = new GatewayRig();
        var (first, second) = await SentAsync(rig, new GatewayOutcome.Unknown(), later: new GatewayOutcome.Succeeded(PaymentStatus.Refunded, 150_000));
        rig.Gateway.Answers(Operations.Done(second));

        (await rig.ResolveAsync(first)).ShouldBeOfType<GatewayOutcome.Unknown>().Message.ShouldNotBeNull().ShouldContain("Another attempt");
        rig.Journal[first]!.Outcome.ShouldBeOfType<GatewayOutcome.Unknown>();
    }

    [Fact]
    public async Task A_later_attempt_of_the_same_operation_is_another_one_too()
    {
        await using var rig = new GatewayRig();
        var first = Operations.Refund();
        await rig.LeaveRowAsync(first, Outcome("not-done"));
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        await rig.LeaveRowAsync(first with { Attempt = 2 });
        rig.Gateway.Answers(Operations.Done(first));

        (await rig.ResolveAsync(first)).ShouldBeOfType<GatewayOutcome.NotDone>();
    }

    [Fact]
    public async Task A_gateway_that_names_the_movement_is_believed()
    {
        await using var rig = new GatewayRig();
        var (first, _) = await SentAsync(rig, Outcome("not-done"), later: null);
        var named = Operations.Done(first) with { Reference = "r-1" };
        rig.Gateway.Answers(named);

        (await rig.ResolveAsync(first)).ShouldBe(named);
    }

    [Theory]
    [MemberData(nameof(Harmless))]
    public async Task One_that_moved_nothing_explains_nothing(string ending)
    {
        await using var rig = new GatewayRig();
        var (first, _) = await SentAsync(rig, Outcome("not-done"), later: Outcome(ending));
        rig.Gateway.Answers(Operations.Done(first));

        (await rig.ResolveAsync(first)).ShouldBe(Operations.Done(first));
    }

    [Fact]
    public async Task Those_of_other_payments_and_those_before_it_explain_nothing()
    {
        await using var rig = new GatewayRig();
        await rig.LeaveRowAsync(Operations.Refund(), Operations.Done(Operations.Refund()));
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        var first = Operations.Refund();
        await rig.LeaveRowAsync(first, Outcome("not-done"));
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        await rig.LeaveRowAsync(Operations.Refund() with { PaymentId = "another" });
        rig.Gateway.Answers(Operations.Done(first));

        (await rig.ResolveAsync(first)).ShouldBe(Operations.Done(first));
    }

    private static GatewayOutcome Outcome(string name) => name switch
    {
        "not-sent" => new GatewayOutcome.NotSent(),
        "rejected" => new GatewayOutcome.Rejected(RejectionCause.PaymentMovedOn),
        _ => new GatewayOutcome.NotDone(),
    };

    private static async Task<(GatewayOperation First, GatewayOperation Second)> SentAsync(GatewayRig rig, GatewayOutcome first, GatewayOutcome? later)
    {
        var (one, two) = (Operations.Refund(), Operations.Refund());
        await rig.LeaveRowAsync(one, first);
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        await rig.LeaveRowAsync(two, later);
        return (one, two);
    }
}
