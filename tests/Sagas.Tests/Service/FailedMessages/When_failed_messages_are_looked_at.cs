using System.Net;
using Sagas.Service.FailedMessages;
using Sagas.Tests.Service.Pages;

namespace Sagas.Tests.Service.FailedMessages;

public sealed class When_failed_messages_are_looked_at : IDisposable
{
    private const string Evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
    private readonly QueuesInMemory _queues = new();
    private readonly PageHost _host;

    public When_failed_messages_are_looked_at() => _host = new PageHost { FailureQueues = _queues };

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Embedded_mode_says_why_there_are_none()
    {
        using var host = new PageHost();

        (await host.OpenAsync("/failed")).ShouldContain("Embedded mode has no broker");
    }

    [Fact]
    public async Task Empty_queues_are_told_in_words() => (await _host.OpenAsync("/failed")).ShouldContain("Nothing has failed");

    [Fact]
    public async Task They_are_grouped_by_failure_and_message_and_stay_where_they_are()
    {
        _queues["payment-saga_error"].AddRange([Failed.Captured("1"), Failed.Captured("2"), Failed.Captured("3", "System.TimeoutException")]);
        _queues["ingress-dead-letter"].Add(Failed.Plain("{}"));
        _queues["gateway-ibusiness_skipped"].Add(Failed.Captured("4", exception: null));
        var before = _queues["payment-saga_error"].ToArray();

        var page = await _host.OpenAsync("/failed");

        page.ShouldContain("<b>3</b> payment-saga_error");
        page.ShouldContain(">System.InvalidOperationException</a>");
        page.ShouldContain("class=\"number\">2<");
        page.ShouldContain(">System.TimeoutException</a>");
        page.ShouldContain(">not a valid message</a>");
        page.ShouldContain(">no reason was written down</a>");
        page.ShouldContain("reason: is required");
        _queues["payment-saga_error"].ShouldBe(before);
    }

    [Fact]
    public async Task More_than_the_window_are_counted_and_said()
    {
        using var host = new PageHost { FailureQueues = _queues, Settings = { ["FailedMessages:Window"] = "2" } };
        _queues["payment-saga_error"].AddRange(Enumerable.Range(0, 5).Select(number => Failed.Captured($"{number}")));

        var page = await host.OpenAsync("/failed");

        page.ShouldContain("<b>5</b> payment-saga_error");
        page.ShouldContain("the first 2 are shown");
    }

    [Fact]
    public async Task A_queue_that_is_configured_beside_ours_is_looked_into()
    {
        using var host = new PageHost { FailureQueues = _queues, Settings = { ["FailedMessages:Queues:0"] = "gateway-old_error" } };
        _queues["gateway-old_error"].Add(Failed.Captured("1"));

        (await host.OpenAsync("/failed")).ShouldContain("gateway-old_error");
    }

    [Fact]
    public async Task Nothing_that_a_message_carries_becomes_markup_and_no_secret_is_shown()
    {
        var message = Failed.Captured("1", Evil, Evil + " password=hunter2", more: $$""","note":{{System.Text.Json.JsonSerializer.Serialize(Evil)}},"apiKey":"hunter3","deep":[{"cardNumber":"4111"}]""");
        message.Properties.Headers!["Authorization"] = "Bearer hunter4"u8.ToArray();
        message.Properties.Headers[Evil] = System.Text.Encoding.UTF8.GetBytes(Evil);
        _queues["payment-saga_error"].Add(message);
        _queues["ingress-dead-letter"].Add(Failed.Plain("{\"token\": \"hunter5\", broken " + Evil, "payment-captured", Evil));

        foreach (var group in new FailureDeskProbe(_host).Groups())
        {
            foreach (var path in new[] { "/failed", group.Address, group.First })
            {
                var page = await _host.OpenAsync(path);

                page.ShouldNotContain("hunter");
                page.ShouldNotContain("4111");
                page.ShouldNotContain("<script");
                page.ShouldNotContain("<img");
                page.ShouldContain("&lt;script&gt;");
            }
        }

        (await _host.OpenAsync(new FailureDeskProbe(_host).Groups()[0].First)).ShouldContain("(hidden)");
    }

    [Fact]
    public async Task A_body_is_shown_and_edited_in_its_own_language()
    {
        _queues["payment-saga_error"].Add(Failed.Captured("1", more: ""","note":"нет на складе, <возврат>" """));

        var page = WebUtility.HtmlDecode(await _host.OpenAsync(new FailureDeskProbe(_host).Groups()[0].First));

        page.Split("\"нет на складе, <возврат>\"").Length.ShouldBe(3);
    }

    [Fact]
    public async Task What_is_not_there_has_a_page_that_says_so()
    {
        (await _host.OpenAsync($"/failed/message?queue=payment-saga_error&message={Guid.CreateVersion7():N}", HttpStatusCode.NotFound)).ShouldContain("No such messages");
        await _host.OpenAsync("/failed/messages?queue=payment-saga&kind=x&type=y", HttpStatusCode.NotFound);
        await _host.OpenAsync("/failed/messages", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_broker_that_is_away_is_told()
    {
        _queues.Away = new FailureQueuesAwayException("The broker does not answer.");

        (await _host.OpenAsync("/failed", HttpStatusCode.ServiceUnavailable)).ShouldContain("The broker does not answer");
    }
}
