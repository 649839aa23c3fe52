using Sagas.Payments;

namespace Sagas.Tests.Storage;

/// <summary>What every book of pauses must do; one subclass per book.</summary>
public abstract class PauseBookContract
{
    private static readonly PauseScope Bank = PauseScope.Gateway("bank");

    protected abstract IPauseBook Book { get; }

    protected abstract DateTimeOffset Now { get; }

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pause_is_in_force_with_who_why_and_since_when()
    {
        var (begun, isNew) = await Book.BeginAsync(Bank, "anna", "it answers strangely", Token);

        isNew.ShouldBeTrue();
        begun.ShouldBe(new Pause(Bank, "anna", "it answers strangely", Now));
        (await Book.ReadAsync(Token)).ShouldBe([begun]);
    }

    [Fact]
    public async Task A_second_one_of_the_same_scope_changes_nothing()
    {
        var (first, _) = await Book.BeginAsync(PauseScope.Everything, "anna", "first", Token);

        (await Book.BeginAsync(PauseScope.Everything, "boris", "second", Token)).ShouldBe((first, false));

        (await Book.ReadAsync(Token)).ShouldBe([first]);
    }

    [Fact]
    public async Task Of_many_at_once_one_wins()
    {
        var begun = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => Book.BeginAsync(Bank, $"operator {i}", "the same idea", Token))));

        begun.Count(answer => answer.IsNew).ShouldBe(1);
        begun.Select(answer => answer.InForce).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Ending_one_leaves_the_others_and_it_may_begin_again()
    {
        await Book.BeginAsync(Bank, "anna", "one", Token);
        await Book.BeginAsync(PauseScope.Team("bank"), "anna", "another scope of the same name", Token);

        (await Book.EndAsync(Bank, "boris", "over", Token)).ShouldBeTrue();
        (await Book.EndAsync(Bank, "boris", "over", Token)).ShouldBeFalse();

        (await Book.ReadAsync(Token)).ShouldHaveSingleItem().Scope.ShouldBe(PauseScope.Team("bank"));
        (await Book.BeginAsync(Bank, "vera", "again", Token)).IsNew.ShouldBeTrue();
    }

    [Fact]
    public async Task Names_are_compared_byte_by_byte()
    {
        await Book.BeginAsync(PauseScope.Team("shop"), "anna", "one", Token);

        (await Book.BeginAsync(PauseScope.Team("Shop"), "anna", "two", Token)).IsNew.ShouldBeTrue();
        (await Book.EndAsync(PauseScope.Team("SHOP"), "anna", "none", Token)).ShouldBeFalse();
    }
}
