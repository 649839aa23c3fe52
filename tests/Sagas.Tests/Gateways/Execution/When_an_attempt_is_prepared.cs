using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.Execution;

public sealed class When_an_attempt_is_prepared
{
    [Fact]
    public async Task What_was_read_is_committed_before_the_call()
    {
        await using var rig = new GatewayRig();
        var operation = Operations.Refund();
        string? committed = null;
        rig.Gateway.Prepare = (_, _) => Task.FromResult(new GatewayPreparation { Snapshot = "two refunds" });
        rig.Gateway.Execute = (asked, _) =>
        {
            committed = rig.Journal[asked]?.Snapshot;
            asked.Snapshot.ShouldBe("two refunds");
            return Task.FromResult<GatewayOutcome>(Operations.Done(asked));
        };

        await rig.ExecuteAsync(operation);

        committed.ShouldBe("two refunds");
    }

    [Fact]
    public async Task Money_that_went_back_already_is_journalled_and_not_sent()
    {
        await using var rig = new GatewayRig();
        var operation = Operations.Refund();
        var external = new GatewayOutcome.Succeeded(PaymentStatus.Refunded, operation.Amount) { External = true };
        rig.Gateway.Prepare = (_, _) => Task.FromResult(new GatewayPreparation { Decided = external });

        (await rig.ExecuteAsync(operation)).ShouldBe(external);

        rig.Gateway.Executed.ShouldBeEmpty();
        rig.Journal[operation]!.Outcome.ShouldBe(external);
    }

    [Fact]
    public async Task One_that_cannot_be_read_is_not_sent()
    {
        await using var rig = new GatewayRig();
        rig.Gateway.Prepare = (_, _) => throw new InvalidDataException("planted");

        (await rig.ExecuteAsync(Operations.Refund())).ShouldBeOfType<GatewayOutcome.NotSent>();

        rig.Gateway.Executed.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_preparation_that_does_not_know_is_nothing_sent(bool notDone)
    {
        await using var rig = new GatewayRig();
        GatewayOutcome decided = notDone ? new GatewayOutcome.NotDone() : new GatewayOutcome.Unknown();
        rig.Gateway.Prepare = (_, _) => Task.FromResult(new GatewayPreparation { Decided = decided });

        (await rig.ExecuteAsync(Operations.Refund())).ShouldBeOfType<GatewayOutcome.NotSent>();
    }

    [Fact]
    public async Task A_repeated_command_reads_nothing_anew_where_a_resend_is_harmful()
    {
        await using var rig = new GatewayRig();
        rig.Gateway.Capabilities = new GatewayCapabilities { Repeatable = OperationKinds.Cancel };
        var reads = 0;
        rig.Gateway.Prepare = (_, _) => Task.FromResult(new GatewayPreparation { Snapshot = $"{++reads}" });
        var operation = Operations.Refund();

        await rig.ExecuteAsync(operation);
        await rig.ExecuteAsync(operation);

        reads.ShouldBe(1);
        rig.Gateway.Executed.Count.ShouldBe(1);
    }
}
