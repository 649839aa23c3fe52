using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Service.FailedMessages;
using Sagas.Storage;
using Sagas.Tests.Service.Pages;

namespace Sagas.Tests.Service.FailedMessages;

public sealed partial class When_failed_messages_are_acted_on : IDisposable
{
    private const string Saga = "payment-saga";
    private const string Errors = "payment-saga_error";

    private readonly QueuesInMemory _queues = new();
    private readonly PageHost _host;

    public When_failed_messages_are_acted_on()
    {
        _host = new PageHost { FailureQueues = _queues };
        _queues[Saga].Clear();
    }

    private IFailureBook Book => _host.Services.GetRequiredService<IFailureBook>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_retried_group_goes_back_as_it_was_sent_and_the_action_is_kept()
    {
        _queues[Errors].AddRange([Failed.Captured("1"), Failed.Captured("2", "Other"), Failed.Captured("3")]);
        var sent = _queues[Errors].ToArray();

        var page = await ActAsync(Group(), "/failed/retry", ("reason", "the bank is back"));

        page.ShouldContain("2 moved, 0 stayed");
        _queues[Errors].ShouldHaveSingleItem().ShouldBe(sent[1]);
        _queues[Saga].Select(one => one.Properties.MessageId).ShouldBe([sent[0].Properties.MessageId, sent[2].Properties.MessageId]);
        var again = _queues[Saga][0];
        again.Body.ShouldBe(sent[0].Body);
        again.Properties.Headers!.Keys.ShouldBe(["publisher"]);
        again.Properties.ContentType.ShouldBe(sent[0].Properties.ContentType);
        again.Properties.IsUserIdPresent().ShouldBeFalse();
        again.Properties.Persistent.ShouldBeTrue();
        var action = (await Book.ActionsAsync(10, Token)).ShouldHaveSingleItem();
        (action.By, action.Reason, action.Kind, action.At, action.Result).ShouldBe(("demo", "the bank is back", "retry", _host.Clock.GetUtcNow(), new FailureResult(2, 0, null)));
    }

    [Fact]
    public async Task A_few_first_leave_the_others()
    {
        _queues[Errors].AddRange(Enumerable.Range(0, 5).Select(number => Failed.Captured($"{number}")));

        await ActAsync(Group(), "/failed/retry", ("reason", "canary"), ("most", "2"));

        _queues[Saga].Count.ShouldBe(2);
        _queues[Errors].Count.ShouldBe(3);
        (await Book.ActionsAsync(1, Token))[0].What.ShouldStartWith("the first 2 of payment-captured");
    }

    [Fact]
    public async Task A_form_sent_twice_takes_no_more_than_was_meant()
    {
        _queues[Errors].AddRange(Enumerable.Range(0, 5).Select(number => Failed.Captured($"{number}")));
        using var browser = _host.Browser();
        var fields = PageHost.HiddenOf(await PageHost.OpenAsync(browser, Group())).Concat([("reason", "canary"), ("most", "2")]).ToArray();

        using var first = await PageHost.PostAsync(browser, "/failed/retry", fields);
        using var second = await PageHost.PostAsync(browser, "/failed/retry", fields);

        second.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        _queues[Saga].Count.ShouldBe(2);
        (await Book.ActionsAsync(10, Token)).ShouldHaveSingleItem().Result.ShouldBe(new FailureResult(2, 0, null));
    }

    [Fact]
    public async Task What_fails_again_at_once_is_not_retried_for_ever()
    {
        _queues[Errors].AddRange([Failed.Captured("1"), Failed.Captured("2")]);
        _queues.Before = step =>
        {
            if (step.StartsWith("send", StringComparison.Ordinal))
                _queues[Errors].Add(Failed.Captured("again"));
        };

        await ActAsync(Group(), "/failed/retry", ("reason", "x"));

        _queues[Saga].Count.ShouldBe(2);
        _queues[Errors].Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_original_leaves_only_after_the_broker_has_the_retried_one()
    {
        _queues[Errors].AddRange([Failed.Captured("1"), Failed.Captured("2")]);
        var ids = _queues[Errors].ConvertAll(one => one.Properties.MessageId);

        await ActAsync(Group(), "/failed/retry", ("reason", "x"));

        _queues.Log.ShouldBe([$"send {ids[0]}", $"done {ids[0]}", $"send {ids[1]}", $"done {ids[1]}"]);
    }

    [Theory]
    [InlineData("send", 1, 2)]
    [InlineData("done", 2, 2)]
    public async Task A_broker_that_goes_away_between_loses_nothing(string step, int inQueue, int inErrors)
    {
        _queues[Errors].AddRange([Failed.Captured("1"), Failed.Captured("2"), Failed.Captured("3")]);
        var ids = _queues[Errors].ConvertAll(one => one.Properties.MessageId);
        _queues.Before = now =>
        {
            if (now == $"{step} {ids[1]}")
                throw new FailureQueuesAwayException("The broker does not answer.");
        };

        var page = await ActAsync(Group(), "/failed/retry", ("reason", "x"));

        page.ShouldContain("1 moved, 0 stayed. It was interrupted: The broker does not answer.");
        _queues[Saga].Count.ShouldBe(inQueue);
        _queues[Errors].Select(one => one.Properties.MessageId).ShouldBe(ids.TakeLast(inErrors));
    }

    [Fact]
    public async Task What_the_inbox_has_forgotten_is_not_retried()
    {
        _queues[Errors].Add(Failed.Captured("1", at: _host.Clock.GetUtcNow().AddDays(-36)));

        (await ActAsync(Group(), "/failed/retry", ("reason", "x"))).ShouldContain("older than the inbox remembers");

        _queues[Errors].Count.ShouldBe(1);
        _queues[Saga].ShouldBeEmpty();
    }

    [Fact]
    public async Task A_queue_that_is_gone_keeps_the_message_here()
    {
        _queues["ingress-dead-letter"].Add(Failed.Plain("{}"));

        (await ActAsync(Group(), "/failed/retry", ("reason", "x"))).ShouldContain("There is no queue ingress-item-grant-failed any more");

        _queues["ingress-dead-letter"].Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_archived_message_leaves_the_queue_and_stays_readable_and_the_archive_has_an_end()
    {
        using var host = new PageHost { FailureQueues = _queues, Settings = { ["FailedMessages:ArchiveRows"] = "2" } };
        _queues[Errors].AddRange(Enumerable.Range(1, 3).Select(number => Failed.Captured($"pay-{number}")));
        using var browser = host.Browser();

        using var answer = await PageHost.SubmitFormAsync(browser, new FailureDeskProbe(host).Groups()[0].Address, "/failed/archive", ("reason", "known bug"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        _queues[Errors].ShouldBeEmpty();
        var page = await PageHost.OpenAsync(browser, "/failed/archive");
        page.ShouldNotContain("pay-1");
        page.ShouldContain("pay-2");
        page.ShouldContain("pay-3");
        page.ShouldContain("known bug");
    }

    [Fact]
    public async Task An_edited_message_has_an_id_of_its_own_and_the_original_is_archived()
    {
        var original = Failed.Captured("wrong");
        _queues[Errors].Add(original);
        using var browser = _host.Browser();
        var first = new FailureDeskProbe(_host).Groups()[0].First;

        using var answer = await PageHost.SubmitFormAsync(
            browser, first, "/failed/edit", ("reason", "a slip"), ("text", TextOf(await PageHost.OpenAsync(browser, first)).Replace("wrong", "right", StringComparison.Ordinal)));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        _queues[Errors].ShouldBeEmpty();
        var (properties, body) = _queues[Saga].ShouldHaveSingleItem();
        using var envelope = JsonDocument.Parse(body);
        envelope.RootElement.GetProperty("message").GetProperty("paymentId").GetString().ShouldBe("right");
        envelope.RootElement.GetProperty("messageId").GetString().ShouldBe(properties.MessageId);
        properties.MessageId.ShouldNotBe(original.Properties.MessageId);
        var archived = (await Book.ArchiveAsync(10, Token)).ShouldHaveSingleItem();
        (archived.MessageId, archived.ReplacedBy?.ToString()).ShouldBe((original.Properties.MessageId, properties.MessageId));
        archived.Body.ShouldBe(original.Body);
    }

    [Fact]
    public async Task An_edited_plain_message_goes_to_the_queue_of_its_name()
    {
        _queues["ingress-dead-letter"].Add(Failed.Plain("not even JSON"));
        _queues["ingress-item-grant-failed"].Clear();
        using var browser = _host.Browser();
        const string Mended = """{"teamSlug":"demo","paymentId":"1","reason":"out of stock"}""";

        using var answer = await PageHost.SubmitFormAsync(browser, new FailureDeskProbe(_host).Groups()[0].First, "/failed/edit", ("reason", "x"), ("text", Mended));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var (properties, body) = _queues["ingress-item-grant-failed"].ShouldHaveSingleItem();
        System.Text.Encoding.UTF8.GetString(body).ShouldBe(Mended);
        properties.Headers!.ShouldBeEmpty();
        properties.MessageId.ShouldNotBe("p-1");
    }

    [Fact]
    public async Task What_is_no_valid_message_after_editing_changes_nothing_and_is_kept_as_typed()
    {
        _queues[Errors].Add(Failed.Captured("1"));
        using var browser = _host.Browser();

        using var answer = await PageHost.SubmitFormAsync(
            browser, new FailureDeskProbe(_host).Groups()[0].First, "/failed/edit", ("reason", "x"), ("text", """{"teamSlug":"demo","paymentId":"typed"}"""));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("is required");
        page.ShouldContain("typed");
        _queues[Errors].Count.ShouldBe(1);
        _queues[Saga].ShouldBeEmpty();
        (await Book.ActionsAsync(10, Token)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("urn:message:sagas:refund-payment", "")]
    [InlineData("urn:message:sagas:approve-compensation", "")]
    [InlineData("urn:message:sagas:payment-captured", ",\"token\":\"x\"")]
    public async Task Commands_decisions_and_secrets_cannot_be_edited(string urn, string more)
    {
        var (properties, body) = Failed.Captured("1", more: more);
        _queues[Errors].Add((properties, System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(body).Replace("urn:message:sagas:payment-captured", urn, StringComparison.Ordinal))));
        using var browser = _host.Browser();
        var first = new FailureDeskProbe(_host).Groups()[0].First;

        (await PageHost.OpenAsync(browser, first)).ShouldNotContain("/failed/edit");
        using var answer = await PageHost.SubmitFormAsync(browser, first, "/failed/edit", ("reason", "x"), ("text", "{}"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("cannot be edited");
        _queues[Errors].Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("reason", " ", "reason must not be blank")]
    [InlineData("reason", "a\0b", "A field must not have U+0000")]
    [InlineData("most", "0", "most must be a whole number")]
    [InlineData("most", "x", "most must be a whole number")]
    public async Task A_wrong_wish_is_explained_and_nothing_is_done(string name, string value, string fault)
    {
        _queues[Errors].Add(Failed.Captured("1"));
        using var browser = _host.Browser();

        using var answer = await PageHost.SubmitFormAsync(browser, Group(), "/failed/retry", ("reason", "x"), (name, value));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain(fault);
        _queues[Errors].Count.ShouldBe(1);
    }

    [GeneratedRegex("<textarea[^>]*>(?<text>[^<]*)</textarea>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TextArea();

    private static string TextOf(string page) => WebUtility.HtmlDecode(TextArea().Match(page).Groups["text"].Value);

    private string Group() => new FailureDeskProbe(_host).Groups()[0].Address;

    private async Task<string> ActAsync(string page, string path, params (string Name, string Value)[] fields)
    {
        using var browser = _host.Browser();
        using var answer = await PageHost.SubmitFormAsync(browser, page, path, fields);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return WebUtility.HtmlDecode(await PageHost.OpenAsync(browser, answer.Headers.Location!.OriginalString));
    }
}
