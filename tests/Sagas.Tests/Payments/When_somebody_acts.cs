using System.Diagnostics;
using Sagas.Contracts;

namespace Sagas.Tests.Payments;

/// <summary>The history says who did what: a person, a gateway, or nobody but the facts.</summary>
public sealed class When_somebody_acts
{
    public static TheoryData<string> Requests { get; } = new("approve", "dismiss", "retry", "by hand", "note", "own", "propose");

    [Theory]
    [MemberData(nameof(Requests))]
    public void The_person_is_named_also_when_the_request_is_refused(string request)
    {
        foreach (var driver in new[] { Situations.AwaitingApproval(), Situations.Refused(), Situations.Refunding(), Situations.Resting(PaymentStatus.Confirmed) })
        {
            driver.TakeAny(Asked(request));
            driver.Saga.Actor.ShouldBe("anna");
        }
    }

    [Fact]
    public void A_decision_says_what_was_decided_and_why()
    {
        Said(Situations.AwaitingApproval(), "approve").ShouldBe("approved: checked");
        Said(Situations.AwaitingApproval(), "dismiss").ShouldBe("dismissed: customer keeps it");
        Said(Situations.Refused(), "retry").ShouldBe("retried: topped up");
        Said(Situations.Refused(), "by hand").ShouldBe("given back by hand: 150000 RUB (minor units), reference manual-1: done in the back office");
        Said(Situations.Refused(), "own").ShouldBe("anna looks after it: on shift");
        Said(Situations.Refused(), "propose").ShouldBe("first of two people for approve: looked into it");
    }

    [Fact]
    public void A_gateway_is_named_for_its_answer()
    {
        var driver = Situations.Refunding();
        driver.With(Some.Unknown(driver.Command()));
        driver.Saga.Actor.ShouldBe("gateway:ibusiness");
    }

    [Fact]
    public void Nobody_is_named_for_a_fact_or_a_timer()
    {
        var driver = Situations.Refunding();
        driver.Saga.Actor.ShouldBeNull();
        driver.Ring();
        driver.Saga.Actor.ShouldBeNull();
    }

    [Fact]
    public void An_operation_belongs_to_the_trace_in_which_it_was_decided()
    {
        Situations.Refunding().Saga.OpenOperation!.TraceParent.ShouldBe(Activity.Current?.Id);
        using var trace = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
        Situations.Refunding().Saga.OpenOperation!.TraceParent.ShouldBe(trace.Id);
    }

    [Fact]
    public void What_a_turn_left_to_be_told_is_forgotten_before_the_next()
    {
        var saga = Situations.Refused().With(Some.ByHand(Some.Full + 1)).Saga;
        (saga.Actor, saga.Alerted, saga.Remarks.Count).ShouldBe(("anna", true, 2));
        saga.ForgetTurn();
        (saga.Actor, saga.Alerted, saga.Remarks.Count).ShouldBe((null, false, 0));
    }

    [Theory]
    [InlineData("by hand", 50_000, "bank-7", true)]
    [InlineData("by hand", 50_001, "bank-7", false)]
    [InlineData("by hand", 50_000, "bank-8", false)]
    [InlineData("dismiss", 50_000, "bank-7", false)]
    public void A_second_person_has_to_mean_the_same(string action, long amount, string reference, bool fits)
    {
        var driver = Situations.Refused().With(Some.Propose("by hand") with { Amount = 50_000, Reference = "bank-7" });
        var first = driver.Saga.Handling.ShouldNotBeNull().First.ShouldNotBeNull();
        (first.By, first.At, first.Reason, first.State, first.Payable).ShouldBe(("anna", driver.Saga.UpdatedAt, "looked into it", "ManualActionRequired", Some.Full));
        first.Fits(driver.Saga, action, amount, reference).ShouldBe(fits);
    }

    [Fact]
    public void What_was_meant_for_another_state_is_void()
    {
        var driver = Situations.AwaitingApproval().With(Some.Propose());
        var first = driver.Saga.Handling!.First!;
        driver.With(Some.Disputed());
        driver.Saga.State.ShouldBe("ManualActionRequired");
        first.IsAbout(driver.Saga).ShouldBeFalse();
        first.Fits(driver.Saga, "approve", 0, "").ShouldBeFalse();
    }

    private static string Said(SagaDriver driver, string request)
    {
        driver.TakeAny(Asked(request));
        return driver.Remarks[0];
    }

    private static object Asked(string request) => request switch
    {
        "approve" => Some.Approve(),
        "dismiss" => Some.Dismiss(),
        "retry" => Some.Retry(),
        "by hand" => Some.ByHand(),
        "note" => Some.Note(),
        "own" => Some.Own(),
        _ => Some.Propose(),
    };
}
