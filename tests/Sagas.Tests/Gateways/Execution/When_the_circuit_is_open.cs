using Sagas.Gateways;

namespace Sagas.Tests.Gateways.Execution;

public sealed class When_the_circuit_is_open
{
    private static readonly GatewayOptions Impatient = new()
    {
        Kind = "Scripted",
        PauseFor = TimeSpan.FromSeconds(30),
        Breaker = new BreakerOptions { MinimumThroughput = 2, BreakDuration = TimeSpan.FromMinutes(1) },
    };

    private static readonly GatewayOptions Patient = Impatient with { PauseFor = TimeSpan.FromMinutes(2) };

    [Fact]
    public async Task The_command_is_held_and_then_ends_not_sent_with_a_row_that_closes_the_attempt()
    {
        await using var rig = new GatewayRig(options: Impatient);
        await rig.OpenCircuitAsync();
        var operation = Operations.Refund();

        var outcome = await rig.ExecuteAsync(operation);

        outcome.ShouldBeOfType<GatewayOutcome.NotSent>();
        rig.Time.Waited.ShouldBe(Impatient.PauseFor);
        rig.Journal[operation]!.Outcome.ShouldBe(outcome);

        rig.Time.Advance(TimeSpan.FromHours(1));
        (await rig.ExecuteAsync(operation)).ShouldBe(outcome, "the saga is at the next attempt by now");
        rig.Gateway.Executed.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_command_that_is_still_held_after_the_break_tries_the_gateway()
    {
        await using var rig = new GatewayRig(options: Patient);
        await rig.OpenCircuitAsync();
        var operation = Operations.Refund();

        (await rig.ExecuteAsync(operation)).ShouldBe(Operations.Done(operation));
        rig.Time.Waited.ShouldBeGreaterThanOrEqualTo(Patient.Breaker.BreakDuration);
    }

    [Fact]
    public async Task Only_one_command_tries_after_the_break()
    {
        await using var rig = new GatewayRig(options: Patient);
        await rig.OpenCircuitAsync();

        (await rig.ExecuteAsync(Operations.Refund())).ShouldBeOfType<GatewayOutcome.Succeeded>();
        var first = rig.Time.Waited;
        (await rig.ExecuteAsync(Operations.Refund())).ShouldBeOfType<GatewayOutcome.Succeeded>();
        (rig.Time.Waited - first).ShouldBeGreaterThanOrEqualTo(Patient.Breaker.BreakDuration - Patient.LookEvery);
    }

    [Fact]
    public async Task A_call_that_answers_ends_the_pause()
    {
        await using var rig = new GatewayRig(options: Patient);
        await rig.OpenCircuitAsync();
        rig.Time.Advance(Patient.Breaker.BreakDuration + TimeSpan.FromSeconds(1));
        await rig.Registration.Circuit.CallAsync(_ => new ValueTask<HttpReply>(new HttpReply.Lost("HTTP 404.")), CancellationToken.None);

        (await rig.ExecuteAsync(Operations.Refund())).ShouldBeOfType<GatewayOutcome.Succeeded>();
        rig.Time.Waited.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_repeated_command_is_answered_without_waiting()
    {
        await using var rig = new GatewayRig(options: Impatient);
        await rig.OpenCircuitAsync();
        var operation = Operations.Refund();
        await rig.LeaveRowAsync(operation, Operations.Done(operation));

        (await rig.ExecuteAsync(operation)).ShouldBe(Operations.Done(operation));
        rig.Time.Waited.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_call_through_the_open_circuit_is_not_made()
    {
        await using var rig = new GatewayRig(options: Impatient);
        await rig.OpenCircuitAsync();

        var reply = await rig.Registration.Circuit.CallAsync(_ => throw new InvalidOperationException("called"), CancellationToken.None);

        reply.ShouldBeOfType<HttpReply.NotSent>();
    }
}
