using System.Text.Json;
using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.Execution;

public sealed class When_two_outcomes_meet
{
    private static readonly Dictionary<string, GatewayOutcome> ByName = new GatewayOutcome[]
    {
        new GatewayOutcome.Succeeded(PaymentStatus.Refunded, 1),
        new GatewayOutcome.Accepted(),
        new GatewayOutcome.Rejected(RejectionCause.Refused),
        new GatewayOutcome.NotSent(),
        new GatewayOutcome.Unknown(),
        new GatewayOutcome.NotDone(),
    }.ToDictionary(OutcomeRules.NameOf);

    [Theory]
    [InlineData("unknown", "succeeded accepted rejected not-sent unknown not-done")]
    [InlineData("accepted", "succeeded accepted rejected not-sent not-done")]
    [InlineData("rejected", "succeeded")]
    [InlineData("not-sent", "succeeded")]
    [InlineData("not-done", "succeeded")]
    [InlineData("succeeded", "")]
    public void Knowledge_only_grows(string current, string replacedBy)
    {
        foreach (var (name, next) in ByName)
        {
            var expected = replacedBy.Split(' ').Contains(name) ? next : ByName[current];
            OutcomeRules.Refine(ByName[current], next).ShouldBe(expected, $"{current} then {name}");
        }
    }

    [Fact]
    public void The_first_one_counts() => OutcomeRules.Refine(null, ByName["unknown"]).ShouldBe(ByName["unknown"]);

    [Fact]
    public void Their_names_are_those_of_the_stored_json()
    {
        foreach (var (name, outcome) in ByName)
            JsonSerializer.Serialize(outcome).ShouldContain($"\"$type\":\"{name}\"");
    }
}
