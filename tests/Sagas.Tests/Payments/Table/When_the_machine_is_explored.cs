using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Tests.Support;

namespace Sagas.Tests.Payments.Table;

public sealed class When_the_machine_is_explored(ExploredWorlds explored) : IClassFixture<ExploredWorlds>
{
    [Fact]
    public void Every_state_answers_every_event()
    {
        var machine = new SagaDriver().Machine;
        var missing = from state in TransitionTable.States
                      from @event in TransitionTable.Events
                      where !machine.NextEvents(machine.GetState(state)).Any(known => known.Name == @event)
                      select $"{state} x {@event}";
        missing.ShouldBeEmpty();
        TransitionTable.States.Count.ShouldBe(15);
        TransitionTable.Events.Count.ShouldBe(25);
    }

    [Fact]
    public void Every_state_and_event_was_seen_together()
    {
        var seen = explored.Steps.Select(step => (step.From, step.Event)).ToHashSet();
        var unseen = from state in TransitionTable.States
                     from @event in TransitionTable.Events
                     where !seen.Contains((state, @event)) && !IsAnswerBeforeAnyOperation(state, @event)
                     select $"{state} x {@event}";
        unseen.ShouldBeEmpty();
    }

    [Fact]
    public void The_table_is_the_approved_one() =>
        Repository.ShouldBeApproved("src/Sagas.Payments/Transitions.approved.md", new TransitionTable(explored.Steps).ToMarkdown());

    [Fact]
    public void The_picture_in_the_readme_is_the_machines() =>
        Repository.PartShouldBeApproved("README.md", "transitions", new TransitionPicture(explored.Steps).ToMermaid());

    [Fact]
    public void Nothing_is_sent_while_an_attempt_is_in_doubt() =>
        explored.Sendings.Where(sending => sending.Before is { IsInDoubt: true } before && before.Id == sending.Command.OperationId && !sending.Answers)
            .ShouldBeEmpty();

    [Fact]
    public void No_more_is_sent_than_remains() =>
        explored.Sendings.Where(sending => sending.Command.Amount > sending.Command.PaymentAmount - sending.Command.ReturnedAmount || sending.Command.Amount <= 0)
            .ShouldBeEmpty();

    [Fact]
    public void No_command_leaves_without_a_granted_reason() =>
        explored.Sendings.Where(sending => !sending.After.Claims.Exists(claim => claim.Standing == ClaimStanding.Granted))
            .ShouldBeEmpty();

    [Fact]
    public void Who_waits_for_a_person_has_a_reason_and_a_reminder() =>
        explored.Steps.Where(step => step.To is "ManualActionRequired" or "AwaitingApproval")
            .Where(step => string.IsNullOrEmpty(step.After.Reason) || step.After.DueAction != DueAction.RemindPerson)
            .ShouldBeEmpty();

    [Fact]
    public void Who_works_has_a_clock() =>
        explored.Steps.Where(step => step.To is "Cancelling" or "Reversing" or "Refunding" or "Reconciling" or "CompensationScheduled")
            .Where(step => step.After.DueAt is null)
            .ShouldBeEmpty();

    [Fact]
    public void Final_states_absorb_but_for_late_captures_and_corrections() =>
        explored.Steps.Where(step => step.From is "Cancelled" or "Reversed" or "Refunded" && step.From != step.To)
            .Where(step => !(step.From != "Refunded" && step.Event == nameof(PaymentCaptured)) && !step.Event.StartsWith("Operation", StringComparison.Ordinal))
            .Select(step => $"{step.From} -- {step.Event} --> {step.To}").Distinct()
            .ShouldBeEmpty();

    [Fact]
    public void An_ended_state_goes_with_its_status() =>
        explored.Steps.Where(step => step.To is "Cancelled" or "Reversed" or "Refunded")
            .Where(step => !string.Equals(step.After.Status.ToString(), step.To, StringComparison.Ordinal) || step.After.NewAmount != 0)
            .ShouldBeEmpty();

    /// <summary>States in which no operation can have been decided yet, or only after more messages than the exploration goes.</summary>
    private static bool IsAnswerBeforeAnyOperation(string state, string @event) =>
        state is "AwaitingPayment" && @event.StartsWith("Operation", StringComparison.Ordinal);
}
