using System.Net;
using Sagas.Contracts;
using static Sagas.Tests.Service.Pages.BulkSteps;

namespace Sagas.Tests.Service.Pages;

public sealed class When_a_large_decision_needs_two_people
{
    [Fact]
    public async Task A_large_sum_waits_for_another_approver()
    {
        using var host = new PageHost { NeedsSignIn = true, Settings = { ["Pages:ApproverAbove:RUB"] = "300000", ["Pages:SecondPersonAbove:RUB"] = "200000" } };
        host.Add("1", "AwaitingApproval");
        host.Add("2", "AwaitingApproval");
        using var first = await host.SignedInAsync("Operator");
        using var second = await host.SignedInAsync("Approver");

        (await PageHost.OpenAsync(first, Waiting)).ShouldContain("another approver has to confirm");
        var job = await BeginAsync(host, first, Waiting, ("reason", "large"), ("rate", "50"));
        host.Clock.Advance(TimeSpan.FromSeconds(5));
        (await PageHost.OpenAsync(first, $"/bulk/{job}")).ShouldContain("waits for another approver than Operator");
        using var refused = await PageHost.PostAsync(first, $"/bulk/{job}/confirm", ("proof", await ProofAsync(first)));
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        host.Bus.All.ShouldBeEmpty();

        using var confirmed = await PageHost.SubmitFormAsync(second, $"/bulk/{job}", $"/bulk/{job}/confirm");

        confirmed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await EndedAsync(host, job)).SecondBy.ShouldBe("Approver");
        host.Bus.Of<ApproveCompensation>().ShouldAllBe(one => one.Operator == "Operator" && one.Reason.EndsWith(", second person Approver)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_approver_is_no_second_person_and_dismissing_needs_none()
    {
        using var host = new PageHost { NeedsSignIn = true, Settings = { ["Pages:SecondPersonAbove:RUB"] = "200000" } };
        host.Add("1", "AwaitingApproval");
        host.Add("2", "AwaitingApproval");
        using var approver = await host.SignedInAsync("Approver");
        var job = await BeginAsync(host, approver, Waiting, ("reason", "large"), ("rate", "50"));
        (await PageHost.OpenAsync(approver, $"/bulk/{job}")).ShouldNotContain("Confirm as the second person");

        using var refused = await PageHost.PostAsync(approver, $"/bulk/{job}/confirm", ("proof", await ProofAsync(approver)));

        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        host.Bus.All.ShouldBeEmpty();
        var other = await BeginAsync(host, approver, "/bulk/new?state=AwaitingApproval&action=dismiss", ("reason", "none"), ("rate", "50"));
        (await EndedAsync(host, other)).Told.ShouldBe(2);
    }

    [Fact]
    public async Task A_sum_above_an_operators_needs_an_approver_and_a_viewer_begins_and_stops_nothing()
    {
        using var host = new PageHost { NeedsSignIn = true, Settings = { ["Pages:ApproverAbove:RUB"] = "200000" } };
        host.Add("1", "AwaitingApproval");
        host.Add("2", "AwaitingApproval");
        using var @operator = await host.SignedInAsync("Operator");
        using var viewer = await host.SignedInAsync("Viewer");

        using var large = await PageHost.SubmitFormAsync(@operator, Waiting, Waiting, ("reason", "x"), ("rate", "5"));
        large.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await PageHost.OpenAsync(viewer, Waiting, HttpStatusCode.Forbidden);
        foreach (var path in new[] { Waiting, $"/bulk/{Guid.CreateVersion7()}/stop", $"/bulk/{Guid.CreateVersion7()}/confirm" })
        {
            using var answer = await PageHost.PostAsync(viewer, path, ("reason", "x"));
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
            using var stale = await PageHost.PostAsync(@operator, path, ("reason", "x"));
            stale.StatusCode.ShouldBe(HttpStatusCode.BadRequest, path);
        }

        (await PageHost.OpenAsync(viewer, "/attention")).ShouldNotContain("/bulk/new");
        host.Bus.All.ShouldBeEmpty();
    }
}
