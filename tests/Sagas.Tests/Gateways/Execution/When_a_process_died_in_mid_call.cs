using Sagas.Gateways;

namespace Sagas.Tests.Gateways.Execution;

public sealed class When_a_process_died_in_mid_call
{
    [Fact]
    public async Task The_redelivered_command_ends_unknown_after_the_timeout_without_a_call()
    {
        await using var rig = new GatewayRig();
        var operation = Operations.Refund();
        await rig.LeaveRowAsync(operation);

        var outcome = await rig.ExecuteAsync(operation);

        outcome.ShouldBeOfType<GatewayOutcome.Unknown>();
        rig.Journal[operation]!.Outcome.ShouldBe(outcome);
        rig.Gateway.Executed.ShouldBeEmpty();
        rig.Time.Waited.ShouldBe(rig.Registration.Options.Timeout);
    }

    [Fact]
    public async Task A_row_older_than_the_timeout_is_not_waited_for()
    {
        await using var rig = new GatewayRig();
        var operation = Operations.Refund();
        await rig.LeaveRowAsync(operation);
        rig.Time.Advance(rig.Registration.Options.Timeout);

        (await rig.ExecuteAsync(operation)).ShouldBeOfType<GatewayOutcome.Unknown>();
        rig.Time.Waited.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_row_from_a_clock_that_is_ahead_is_waited_for_no_longer_than_one_call()
    {
        await using var rig = new GatewayRig();
        var operation = Operations.Refund();
        var row = operation.ToEntry(rig.Time.GetUtcNow() + TimeSpan.FromHours(1));
        await rig.Journal.TryBeginAsync(row, TestContext.Current.CancellationToken);

        (await rig.ExecuteAsync(operation)).ShouldBeOfType<GatewayOutcome.Unknown>();
        rig.Time.Waited.ShouldBe(rig.Registration.Options.Timeout);
    }

    [Fact]
    public async Task An_outcome_that_appears_meanwhile_is_repeated()
    {
        await using var rig = new GatewayRig();
        var operation = Operations.Refund();
        await rig.LeaveRowAsync(operation);
        rig.Journal.OnFind = looks =>
        {
            if (looks == 3)
                _ = rig.Journal.CompleteAsync(operation.OperationId, operation.Attempt, Operations.Done(operation), CancellationToken.None);
        };

        (await rig.ExecuteAsync(operation)).ShouldBe(Operations.Done(operation));
        rig.Gateway.Executed.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_recorded_outcome_is_repeated_at_once()
    {
        await using var rig = new GatewayRig();
        var operation = Operations.Refund();
        await rig.LeaveRowAsync(operation, Operations.Done(operation));

        (await rig.ExecuteAsync(operation)).ShouldBe(Operations.Done(operation));
        rig.Gateway.Executed.ShouldBeEmpty();
        rig.Time.Waited.ShouldBe(TimeSpan.Zero);
    }
}
