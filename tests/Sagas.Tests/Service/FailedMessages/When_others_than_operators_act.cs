using System.Net;
using Sagas.Tests.Service.Pages;

namespace Sagas.Tests.Service.FailedMessages;

public sealed class When_others_than_operators_act
{
    private const string Queue = "payment-saga_error";

    private readonly QueuesInMemory _queues = new();

    [Fact]
    public async Task A_form_that_no_page_drew_and_a_viewer_do_nothing_and_only_an_approver_edits()
    {
        _queues[Queue].Add(Failed.Captured("1"));
        using var embedded = new PageHost { FailureQueues = _queues };
        using var open = embedded.Browser();
        foreach (var path in new[] { "/failed/retry", "/failed/archive", "/failed/edit" })
        {
            using var stale = await PageHost.PostAsync(open, path, ("queue", Queue), ("reason", "x"));
            stale.StatusCode.ShouldBe(HttpStatusCode.BadRequest, path);
        }

        using var host = new PageHost { FailureQueues = _queues, NeedsSignIn = true };
        using var viewer = await host.SignedInAsync("Viewer");
        using var @operator = await host.SignedInAsync("Operator");
        var first = new FailureDeskProbe(host).Groups()[0].First;
        (await PageHost.OpenAsync(viewer, first)).ShouldNotContain("<form");
        (await PageHost.OpenAsync(@operator, first)).ShouldNotContain("/failed/edit");
        foreach (var (browser, path) in new[] { (viewer, "/failed/retry"), (viewer, "/failed/archive"), (viewer, "/failed/edit"), (@operator, "/failed/edit") })
        {
            using var refused = await PageHost.PostAsync(browser, path, ("queue", Queue), ("reason", "x"));
            refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
        }

        using var nobody = host.Browser();
        await PageHost.OpenAsync(nobody, "/failed", HttpStatusCode.Redirect);
        _queues[Queue].Count.ShouldBe(1);
        _queues["payment-saga"].ShouldBeEmpty();
    }
}
