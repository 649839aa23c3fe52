using System.Net;
using System.Text.RegularExpressions;
using Sagas.IntegrationTests.Durable.Rig;
using Sagas.IntegrationTests.Support;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Durable.Pages;

[Collection(OnRabbitMq.Name)]
public sealed partial class When_people_use_two_processes
{
    [Fact]
    public async Task A_key_made_at_one_works_at_the_other_and_ends_there_when_it_is_revoked()
    {
        await RabbitMqServer.EmptyAsync();
        await using var rig = await DurableRig.StartAsync(2, [.. PageVisitor.Settings("anna"), new("Api:RefreshEvery", "00:00:00.5")]);
        var (here, there) = (rig.Services[0], rig.Services[1]);
        using var anna = await PageVisitor.SignInAsync(here, "anna");

        var key = Key().Match(await anna.SendAsync("/keys", "/keys", HttpStatusCode.OK, ("name", "new shop"), ("role", "Viewer"), ("teams", "demo"), ("reason", "they asked"))).Value;
        key.ShouldNotBeEmpty();
        await AnswersAsync(here, key, HttpStatusCode.OK);
        await AnswersAsync(there, key, HttpStatusCode.OK);
        (await rig.Database.CountAsync($"select count(*) from sagas.api_key k where k::text like '%{key}%'")).ShouldBe(0);
        var id = (await rig.Database.ReadAsync("select replace(id::text, '-', '') from sagas.api_key")).Single();

        (await anna.SubmitAsync("/keys", "/keys/revoke", ("id", id), ("reason", "lost"))).ShouldContain("Revoked by anna");

        await AnswersAsync(here, key, HttpStatusCode.Unauthorized);
        await AnswersAsync(there, key, HttpStatusCode.Unauthorized);
        await AnswersAsync(there, DurableRig.OperatorKey, HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_note_an_owner_and_the_first_of_two_people_are_known_at_both()
    {
        await RabbitMqServer.EmptyAsync();
        await using var rig = await DurableRig.StartAsync(
            2, [.. PageVisitor.Settings("anna", "boris"), new("Compensation:ItemGrantFailed:Mode", "Approval"), new("Pages:SecondPersonAbove:RUB", "1")]);
        await rig.PaidAsync("1");
        await rig.CapturedAsync("1");
        await rig.FailedAsync("1");
        using var anna = await PageVisitor.SignInAsync(rig.Services[0], "anna");
        using var boris = await PageVisitor.SignInAsync(rig.Services[1], "boris");
        await ShowsAsync(boris, "/payments/demo/1", "AwaitingApproval");

        await anna.SubmitAsync("/payments/demo/1/note", "/payments/demo/1/note", ("reason", "called the bank"));
        await anna.SubmitAsync("/payments/demo/1/take", "/payments/demo/1/take", ("reason", "on shift"));
        await anna.SubmitAsync("/payments/demo/1/approve", "/payments/demo/1/approve", ("reason", "looked into it"));

        await ShowsAsync(boris, "/payments/demo/1", "note: called the bank");
        await ShowsAsync(anna, "/attention", "You look after");
        await ShowsAsync(boris, "/payments/demo/1", "anna has decided to approve");
        (await rig.LedgerAsync())["1"].ShouldBeEmpty();

        await boris.SubmitAsync("/payments/demo/1/approve", "/payments/demo/1/approve", ("reason", "so did I"));

        await rig.RefundedAsync("1");
        (await rig.LedgerAsync())["1"].ShouldHaveSingleItem();
        (await anna.OpenAsync("/payments/demo/1")).ShouldContain("approved: so did I (first person anna)");
    }

    private static Task<string> ShowsAsync(PageVisitor visitor, string path, string text) => Probe.UntilAsync(
        () => visitor.OpenAsync(path), page => page.Contains(text, StringComparison.Ordinal));

    private static Task<HttpStatusCode> AnswersAsync(ChildProcess service, string key, HttpStatusCode status) => Probe.UntilAsync(
        async () =>
        {
            using var client = new HttpClient { BaseAddress = service.Client.BaseAddress };
            client.DefaultRequestHeaders.Authorization = new("Bearer", key);
            using var answer = await client.GetAsync(new Uri("/api/payments?team=demo", UriKind.Relative));
            return answer.StatusCode;
        },
        seen => seen == status);

    [GeneratedRegex("sagas_[0-9a-f]{64}", RegexOptions.None, 1000)]
    private static partial Regex Key();
}
