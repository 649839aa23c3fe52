using System.Net;
using Sagas.IntegrationTests.Durable.Rig;
using Sagas.IntegrationTests.Support;

namespace Sagas.IntegrationTests.Durable;

[Collection(OnRabbitMq.Name)]
public sealed class When_keys_are_asked_for
{
    [Fact]
    public async Task Nothing_but_health_is_open_and_a_key_sees_only_its_teams()
    {
        await using var rig = await DurableRig.StartAsync();
        await rig.PaidAsync("secret");
        await rig.CapturedAsync("secret");
        await rig.FailedAsync("secret");
        await rig.RefundedAsync("secret");

        foreach (var path in new[] { "/api/payments", "/api/payments/demo/secret", "/openapi/v1.json", "/simulators/ledger", "/nowhere" })
        {
            (await AskAsync(rig, path)).ShouldBe(HttpStatusCode.Unauthorized, path);
            (await AskAsync(rig, path, "wrong")).ShouldBe(HttpStatusCode.Unauthorized, path);
        }

        // The pages are for people who sign in; a key opens none of them.
        foreach (var path in new[] { "/", "/payments", "/payments.csv", "/payments/demo/secret", "/attention", "/pauses" })
        {
            (await AskAsync(rig, path)).ShouldBe(HttpStatusCode.Redirect, path);
            (await AskAsync(rig, path, DurableRig.OperatorKey)).ShouldBe(HttpStatusCode.Redirect, path);
        }

        (await AskAsync(rig, "/health/ready")).ShouldBe(HttpStatusCode.OK);
        (await AskAsync(rig, "/simulators/ledger", DurableRig.OperatorKey)).ShouldBe(HttpStatusCode.NotFound);
        (await AskAsync(rig, "/api/payments/demo/secret", DurableRig.OperatorKey)).ShouldBe(HttpStatusCode.OK);
        (await AskAsync(rig, "/api/payments/demo/secret", DurableRig.PublisherKey)).ShouldBe(HttpStatusCode.Forbidden);
        (await AskAsync(rig, "/api/payments/demo/secret", DurableRig.ForeignKey)).ShouldBe(HttpStatusCode.NotFound);
        (await AskAsync(rig, "/api/payments?team=demo", DurableRig.ForeignKey)).ShouldBe(HttpStatusCode.BadRequest);
        (await ReadAsync(rig, "/api/payments", DurableRig.ForeignKey)).ShouldNotContain("secret");
        (await ReadAsync(rig, "/api/payments", DurableRig.OperatorKey)).ShouldContain("secret");
    }

    [Fact]
    public async Task An_event_needs_a_key_of_its_team_and_a_decision_an_operators_key()
    {
        await using var rig = await DurableRig.StartAsync();

        (await PostAsync(rig, "/events/payment-captured", DurableRig.Captured("1"), null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await PostAsync(rig, "/events/payment-captured", DurableRig.Captured("1"), DurableRig.ForeignKey)).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(rig, "/events/payment-captured", DurableRig.Captured("1"), DurableRig.PublisherKey)).ShouldBe(HttpStatusCode.Accepted);
        (await PostAsync(rig, "/api/payments/demo/1/retry", """{"reason":"x"}""", DurableRig.PublisherKey)).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(rig, "/api/payments/demo/1/retry", """{"reason":"x"}""", DurableRig.ForeignKey)).ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<HttpStatusCode> PostAsync(DurableRig rig, string path, string body, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, null, "application/json") };
        using var response = await SendAsync(rig, request, key);
        return response.StatusCode;
    }

    private static async Task<HttpStatusCode> AskAsync(DurableRig rig, string path, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var response = await SendAsync(rig, request, key);
        return response.StatusCode;
    }

    private static async Task<string> ReadAsync(DurableRig rig, string path, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var response = await SendAsync(rig, request, key);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task<HttpResponseMessage> SendAsync(DurableRig rig, HttpRequestMessage request, string? key)
    {
        // Not the client of the rig, which has a key already.
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = rig.Service.Client.BaseAddress };
        if (key is not null)
            request.Headers.Authorization = new("Bearer", key);
        return await client.SendAsync(request);
    }
}
