using Sagas.Gateways;

namespace Sagas.Tests.Gateways.Execution;

public sealed class When_a_gateway_does_not_deduplicate
{
    private static readonly GatewayOptions Options = new() { Kind = "Scripted" };

    private static TimeSpan Doubt => Options.SendWindow + Options.Timeout + Options.GracePeriod;

    [Fact]
    public async Task Nothing_shown_is_no_proof_before_the_call_must_have_arrived()
    {
        await using var rig = Rig(deduplicates: false);
        var operation = Operations.Refund();
        await rig.LeaveRowAsync(operation, new GatewayOutcome.Unknown());
        rig.Time.Advance(Doubt - TimeSpan.FromTicks(1));

        (await rig.ResolveAsync(operation)).ShouldBeOfType<GatewayOutcome.Unknown>();
        rig.Journal[operation]!.Outcome.ShouldBeOfType<GatewayOutcome.Unknown>();
    }

    [Fact]
    public async Task Nothing_shown_is_proof_afterwards()
    {
        await using var rig = Rig(deduplicates: false);
        var operation = Operations.Refund();
        await rig.LeaveRowAsync(operation, new GatewayOutcome.Unknown());
        rig.Time.Advance(Doubt);

        (await rig.ResolveAsync(operation)).ShouldBeOfType<GatewayOutcome.NotDone>();
        rig.Journal[operation]!.Outcome.ShouldBeOfType<GatewayOutcome.NotDone>();
    }

    [Fact]
    public async Task Nothing_shown_is_no_proof_while_this_process_still_makes_the_call()
    {
        await using var rig = Rig(deduplicates: false);
        var operation = Operations.Refund();
        var (execution, answer) = await CallingAsync(rig, operation);
        rig.Time.Advance(Doubt + Doubt);

        (await rig.ResolveAsync(operation)).ShouldBeOfType<GatewayOutcome.Unknown>();

        answer.SetResult(Operations.Done(operation));
        (await execution).ShouldBe(Operations.Done(operation));
    }

    [Fact]
    public async Task Nothing_shown_is_proof_once_this_process_has_ended_its_call()
    {
        await using var rig = Rig(deduplicates: false);
        var operation = Operations.Refund();
        rig.Gateway.Execute = (_, _) => Task.FromResult<GatewayOutcome>(new GatewayOutcome.Unknown());
        await rig.ExecuteAsync(operation);
        rig.Time.Advance(Doubt);

        (await rig.ResolveAsync(operation)).ShouldBeOfType<GatewayOutcome.NotDone>();
    }

    [Fact]
    public async Task One_that_does_is_believed_at_once_about_this_operation_and_later_about_any()
    {
        await using var rig = Rig(deduplicates: true);
        var operation = Operations.Refund();
        var row = await rig.LeaveRowAsync(operation, new GatewayOutcome.Unknown());

        rig.Time.Advance(Doubt - TimeSpan.FromTicks(1));
        (await rig.ResolveAsync(operation)).ShouldBeOfType<GatewayOutcome.NotDone>().MayArriveUntil.ShouldBe(row.SentAt + Doubt);
        rig.Time.Advance(TimeSpan.FromTicks(1));
        (await rig.ResolveAsync(operation)).ShouldBeOfType<GatewayOutcome.NotDone>().MayArriveUntil.ShouldBeNull();
    }

    [Fact]
    public async Task What_it_showed_while_a_call_could_arrive_is_no_proof_once_it_is_silent()
    {
        await using var rig = Rig(deduplicates: true);
        var operation = Operations.Refund();
        await rig.LeaveRowAsync(operation, new GatewayOutcome.Unknown());
        await rig.ResolveAsync(operation);
        rig.Time.Advance(Doubt);
        rig.Gateway.Answers(new GatewayOutcome.Unknown());

        (await rig.ResolveAsync(operation)).ShouldBeOfType<GatewayOutcome.Unknown>();
    }

    [Fact]
    public async Task A_call_that_this_process_still_makes_may_arrive()
    {
        await using var rig = Rig(deduplicates: true);
        var operation = Operations.Refund();
        var (execution, answer) = await CallingAsync(rig, operation);
        rig.Time.Advance(Doubt + Doubt);

        (await rig.ResolveAsync(operation)).ShouldBeOfType<GatewayOutcome.NotDone>().MayArriveUntil.ShouldBe(rig.Time.GetUtcNow() + Options.GracePeriod);

        answer.SetResult(Operations.Done(operation));
        await execution;
    }

    /// <summary>A call that has left and waits for its answer.</summary>
    private static async Task<(Task<GatewayOutcome> Execution, TaskCompletionSource<GatewayOutcome> Answer)> CallingAsync(GatewayRig rig, GatewayOperation operation)
    {
        var called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = new TaskCompletionSource<GatewayOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        rig.Gateway.Execute = (_, _) =>
        {
            called.SetResult();
            return answer.Task;
        };
        var execution = rig.ExecuteAsync(operation);
        await called.Task;
        return (execution, answer);
    }

    private static GatewayRig Rig(bool deduplicates)
    {
        var rig = new GatewayRig(options: Options);
        rig.Gateway.Capabilities = new GatewayCapabilities { Repeatable = deduplicates ? OperationKinds.All : OperationKinds.None };
        rig.Gateway.Resolve = (_, _) => Task.FromResult<GatewayOutcome>(new GatewayOutcome.NotDone());
        return rig;
    }
}
