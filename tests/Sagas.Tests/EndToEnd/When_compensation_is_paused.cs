using System.Net;
using System.Text.Json;
using Sagas.Tests.EndToEnd.Support;

namespace Sagas.Tests.EndToEnd;

public sealed class When_compensation_is_paused(When_compensation_is_paused.PausableService service) : IClassFixture<When_compensation_is_paused.PausableService>
{
    private const string Pauses = "/api/compensation/pauses";
    private const string Everything = "?scope=all&reason=over";

    [Theory]
    [InlineData("7001", """{"scope":"all","reason":"bank holiday"}""", "?scope=all&reason=over")]
    [InlineData("7002", """{"scope":"team","name":"demo","reason":"bank holiday"}""", "?scope=team&name=demo&reason=over")]
    [InlineData("7003", """{"scope":"gateway","name":"ibusiness","reason":"bank holiday"}""", "?scope=gateway&name=ibusiness&reason=over")]
    public async Task A_decided_refund_waits_and_is_sent_once_the_pause_is_over(string paymentId, string pause, string end)
    {
        (await service.PostAsync(Pauses, pause)).Status.ShouldBe(201);
        var shop = await new Shop(service, paymentId).PaidAsync("CONFIRMED");
        await shop.FactAsync("payment-captured");
        await shop.FailAsync();

        // Held for good: the saga has looked again and still sends nothing.
        var held = await shop.UntilAsync(seen => seen.State == "Refunding" && seen.Version >= 4);
        held.Next.What.ShouldBe("sends the command once the pause is over");
        held.Next.At.ShouldNotBeNull();
        held.Operation.ShouldNotBeNull().Attempt.ShouldBe(0);
        (await shop.LedgerAsync()).ShouldBeEmpty();
        (await shop.HistoryAsync()).SelectMany(row => row.Remarks).ShouldContain("held: compensation is paused by demo: bank holiday");

        (await EndAsync(end)).ShouldBe(204);

        (await shop.UntilStateAsync("Refunded")).NewAmount.ShouldBe(0);
        await shop.MovedOnceAsync("refund");
    }

    [Fact]
    public async Task Only_what_is_named_waits()
    {
        (await service.PostAsync(Pauses, """{"scope":"team","name":"other","reason":"their wish"}""")).Status.ShouldBe(201);
        var shop = await new Shop(service, "7004").PaidAsync("CONFIRMED");
        await shop.FactAsync("payment-captured");

        await shop.FailAsync();

        await shop.UntilStateAsync("Refunded");
        (await EndAsync("?scope=team&name=other&reason=over")).ShouldBe(204);
    }

    [Fact]
    public async Task It_is_listed_with_who_and_why_and_a_second_one_changes_nothing()
    {
        var (created, first) = await service.PostAsync(Pauses, """{"scope":"gateway","name":"ibusiness","reason":"slow"}""");
        var (again, second) = await service.PostAsync(Pauses, """{"scope":"gateway","name":"ibusiness","reason":"another reason"}""");

        (created, again).ShouldBe((201, 200));
        second.ToString().ShouldBe(first.ToString());
        var listed = (await service.GetAsync(Pauses)).GetProperty("pauses").EnumerateArray().ToList();
        listed.Count.ShouldBe(2);
        Text(listed[0], "name").ShouldBe("closed-for-good");
        Text(listed[0], "by").ShouldBe("configuration");
        listed[1].ToString().ShouldBe(first.ToString());
        (Text(first, "scope"), Text(first, "name"), Text(first, "by"), Text(first, "reason")).ShouldBe(("gateway", "ibusiness", "demo", "slow"));
        first.GetProperty("since").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UnixEpoch);

        (await EndAsync("?scope=gateway&name=ibusiness&reason=over")).ShouldBe(204);
        (await service.GetAsync(Pauses)).GetProperty("pauses").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("", "$")]
    [InlineData("[]", "$")]
    [InlineData("""{"reason":"r"}""", "scope")]
    [InlineData("""{"scope":"ALL","reason":"r"}""", "scope")]
    [InlineData("""{"scope":7,"reason":"r"}""", "scope")]
    [InlineData("""{"scope":"all"}""", "reason")]
    [InlineData("""{"scope":"all","reason":" "}""", "reason")]
    [InlineData("""{"scope":"all","reason":"a\u0000b"}""", "reason")]
    [InlineData("""{"scope":"all","name":"demo","reason":"r"}""", "name")]
    [InlineData("""{"scope":"team","reason":"r"}""", "name")]
    [InlineData("""{"scope":"gateway","reason":"r"}""", "name")]
    [InlineData("""{"scope":"gateway","name":"ibusines","reason":"r"}""", "name")]
    [InlineData("""{"scope":"team","name":"\u0007","reason":"r"}""", "name")]
    public async Task A_bad_body_is_named_and_pauses_nothing(string body, string field)
    {
        var (code, problem) = await service.PostAsync(Pauses, body);

        code.ShouldBe(400);
        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe([field]);
        (await service.GetAsync(Pauses)).GetProperty("pauses").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("?scope=all", 400)]
    [InlineData("?scope=all&scope=team&reason=r", 400)]
    [InlineData("?scope=gateway&name=nothing&reason=r", 400)]
    [InlineData(Everything, 404)]
    [InlineData("?scope=team&name=demo&reason=r", 404)]
    [InlineData("?scope=team&name=closed-for-good&reason=r", 409)]
    public async Task What_cannot_be_resumed_is_said(string query, int status) => (await EndAsync(query)).ShouldBe(status);

    [Fact]
    public async Task It_is_described()
    {
        var path = (await service.GetAsync("/openapi/v1.json")).GetProperty("paths").GetProperty(Pauses);

        path.EnumerateObject().Select(one => one.Name).ShouldBe(["get", "post", "delete"], ignoreOrder: true);
        var post = path.GetProperty("post");
        post.GetProperty("responses").EnumerateObject().Select(one => one.Name).ShouldBe(["200", "201", "400", "403", "409", "413", "415", "503"], ignoreOrder: true);
        post.TryGetProperty("parameters", out _).ShouldBeFalse();
        path.GetProperty("delete").GetProperty("parameters").EnumerateArray().Select(one => Text(one, "name")).ShouldBe(["scope", "name", "reason"]);
    }

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();

    private async Task<int> EndAsync(string query)
    {
        using var response = await service.Client.DeleteAsync(RunningService.Address(Pauses + query));
        if (response.StatusCode != HttpStatusCode.NoContent)
            response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        return (int)response.StatusCode;
    }

    public sealed class PausableService : RunningService
    {
        protected override IEnumerable<(string Key, string Value)> Settings() => [("Compensation:Paused:Teams:0", "closed-for-good")];
    }
}
