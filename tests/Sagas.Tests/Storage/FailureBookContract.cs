using Sagas.Storage;

namespace Sagas.Tests.Storage;

/// <summary>What every book of failed messages must do; one subclass per book.</summary>
public abstract class FailureBookContract
{
    protected abstract IFailureBook Book { get; }

    protected abstract DateTimeOffset Now { get; }

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_action_is_there_before_its_end_and_with_it()
    {
        var action = Action();
        await Book.BeginAsync(action, Token);
        (await Book.ActionsAsync(10, Token)).ShouldBe([action with { At = Now }]);

        await Book.EndAsync(action.Id, new FailureResult(3, 1, "one had to stay"), Token);

        (await Book.ActionsAsync(10, Token)).ShouldBe([action with { At = Now, Result = new FailureResult(3, 1, "one had to stay") }]);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_is_one_action()
    {
        var action = Action();
        (await Book.BeginAsync(action, Token)).ShouldBeTrue();
        await Book.EndAsync(action.Id, new FailureResult(1, 0, null), Token);

        (await Book.BeginAsync(action with { By = "boris" }, Token)).ShouldBeFalse();

        (await Book.ActionsAsync(10, Token)).ShouldHaveSingleItem().ShouldBe(action with { At = Now, Result = new FailureResult(1, 0, null) });
    }

    [Fact]
    public async Task The_last_actions_come_first()
    {
        var actions = Enumerable.Range(0, 4).Select(_ => Action()).ToArray();
        foreach (var action in actions)
        {
            await Book.BeginAsync(action, Token);
            await PassAsync(TimeSpan.FromSeconds(1));
        }

        (await Book.ActionsAsync(2, Token)).Select(action => action.Id).ShouldBe([actions[3].Id, actions[2].Id]);
    }

    [Fact]
    public async Task A_message_is_kept_once_as_it_was()
    {
        var message = Message();
        await Book.ArchiveAsync(message, 10, Token);
        await Book.ArchiveAsync(message with { ArchivedBy = "boris" }, 10, Token);

        var kept = (await Book.ArchiveAsync(10, Token)).ShouldHaveSingleItem();
        kept.Body.ShouldBe(message.Body);
        // The database lays JSON out in its own way.
        kept.Headers.Replace(" ", "", StringComparison.Ordinal).ShouldBe(message.Headers);
        (kept with { Body = message.Body, Headers = message.Headers }).ShouldBe(message with { ArchivedAt = Now });
    }

    [Fact]
    public async Task The_oldest_go_when_the_archive_is_full()
    {
        var messages = Enumerable.Range(0, 4).Select(_ => Message()).ToArray();
        foreach (var message in messages)
        {
            await Book.ArchiveAsync(message, 2, Token);
            await PassAsync(TimeSpan.FromSeconds(1));
        }

        (await Book.ArchiveAsync(10, Token)).Select(message => message.Id).ShouldBe([messages[3].Id, messages[2].Id]);
    }

    protected abstract Task PassAsync(TimeSpan time);

    private static FailureAction Action() => new()
    {
        Id = Guid.CreateVersion7(),
        By = "anna",
        Reason = "the bank is back",
        Kind = "retry",
        Queue = "payment-saga_error",
        What = "all",
    };

    private static ArchivedMessage Message() => new()
    {
        Id = Guid.CreateVersion7(),
        ActionId = Guid.CreateVersion7(),
        ArchivedBy = "anna",
        Reason = "known",
        Queue = "payment-saga_error",
        MessageType = "payment-captured",
        MessageId = "1",
        ReplacedBy = Guid.CreateVersion7(),
        Headers = "{\"a\":\"b\"}",
        ContentType = "application/json",
        Body = [0, 1, 255],
    };
}
