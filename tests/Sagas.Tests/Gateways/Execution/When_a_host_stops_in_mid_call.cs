using Sagas.Gateways;
using Sagas.Tests.Support;

namespace Sagas.Tests.Gateways.Execution;

public sealed class When_a_host_stops_in_mid_call
{
    [Fact]
    public async Task The_row_stays_open_and_the_redelivery_finds_it_unknown()
    {
        await using var rig = new GatewayRig();
        var operation = Operations.Refund();
        using var stopping = new CancellationTokenSource();
        var called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        rig.Gateway.Execute = async (_, token) =>
        {
            called.SetResult();
            await Wait.ForeverAsync(token);
            return Operations.Done(operation);
        };

        var execution = rig.ExecuteAsync(operation, stopping.Token);
        await called.Task;
        await stopping.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(execution);
        rig.Journal[operation]!.Outcome.ShouldBeNull();

        (await rig.ExecuteAsync(operation, TestContext.Current.CancellationToken)).ShouldBeOfType<GatewayOutcome.Unknown>();
        rig.Gateway.Executed.Count.ShouldBe(1);
    }
}
