namespace Sagas.Tests.Payments;

public sealed class When_people_write_things_down
{
    [Fact]
    public void A_note_is_kept_with_its_author_and_changes_nothing_else()
    {
        var driver = Situations.Refused();
        var (state, due, commands) = (driver.Saga.State, driver.Saga.DueAt, driver.Commands().Count);

        driver.Take(Some.Note()).ShouldBeEmpty();

        driver.Remarks.ShouldBe(["note: called the bank"]);
        (driver.Saga.State, driver.Saga.DueAt, driver.Commands().Count).ShouldBe((state, due, commands));
        driver.Saga.Handling.ShouldBeNull();
    }

    [Fact]
    public void A_payment_has_one_owner_until_it_is_given_up()
    {
        var driver = Situations.Refused().With(Some.Own("anna"), Some.Own("boris"));
        var handling = driver.Saga.Handling.ShouldNotBeNull();
        (handling.Owner, handling.OwnedSince).ShouldBe(("boris", driver.Saga.UpdatedAt));

        driver.With(Some.Own(null));

        driver.Saga.Handling.ShouldBeNull();
        driver.Remarks.ShouldBe(["nobody looks after it any more: on shift"]);
    }

    [Fact]
    public void The_first_of_two_people_moves_nothing_and_the_decision_ends_the_waiting()
    {
        var driver = Situations.Refused();
        var commands = driver.Commands().Count;
        driver.With(Some.Own(), Some.Propose("retry"));
        driver.Commands().Count.ShouldBe(commands);
        var first = driver.Saga.Handling.ShouldNotBeNull().First.ShouldNotBeNull();
        first.Fits(driver.Saga, "retry", 0, "").ShouldBeTrue();
        first.Fits(driver.Saga, "dismiss", 0, "").ShouldBeFalse();
        first.Fits(driver.Saga, "retry", 1, "").ShouldBeFalse();

        driver.With(Some.Retry());

        var left = driver.Saga.Handling.ShouldNotBeNull();
        (left.First, left.Owner).ShouldBe((null, "anna"));
        driver.Commands().Count.ShouldBe(commands + 1);
    }

    [Fact]
    public void What_was_meant_for_another_sum_is_void()
    {
        var driver = Situations.Refused().With(Some.Propose("retry"));
        driver.Saga.Handling!.First!.IsAbout(driver.Saga).ShouldBeTrue();

        driver.With(Some.ReturnedElsewhere(50_000, "part"));

        driver.Saga.Handling!.First!.IsAbout(driver.Saga).ShouldBeFalse();
    }
}
