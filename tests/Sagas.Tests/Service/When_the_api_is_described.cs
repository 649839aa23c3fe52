using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Service.Ingress;

namespace Sagas.Tests.Service;

public sealed class When_the_api_is_described : IDisposable
{
    private readonly ServiceHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Every_event_has_its_body_and_every_address_is_there()
    {
        using var response = await _host.CreateClient().GetAsync(new Uri("/openapi/v1.json", UriKind.Relative));

        var paths = (await response.JsonAsync()).GetProperty("paths");
        foreach (var type in EventTypes.All)
        {
            var post = paths.GetProperty($"/events/{type.Name}").GetProperty("post");
            post.GetProperty("summary").GetString().ShouldBe(type.Meaning);
            var body = post.GetProperty("requestBody").GetProperty("content").GetProperty("application/json");
            body.GetProperty("schema").GetProperty("properties").EnumerateObject().Select(field => field.Name).ShouldBe(type.Body.Fields.Select(field => field.Name));
            body.GetProperty("schema").GetProperty("properties").EnumerateObject().ShouldAllBe(field => field.Value.GetProperty("description").GetString() != "");
            Taken(type, body.GetProperty("examples").GetProperty("least").GetProperty("value"));
            post.GetProperty("responses").EnumerateObject().Select(one => one.Name).ShouldBe(["202", "400", "401", "403", "413", "415", "503"], ignoreOrder: true);
        }

        foreach (var path in new[] { "", "/{teamSlug}/{paymentId}", "/{teamSlug}/{paymentId}/history", "/{teamSlug}/{paymentId}/manual-refund" })
        {
            paths.TryGetProperty("/api/payments" + path, out _).ShouldBeTrue(path);
        }
    }

    private void Taken(EventType type, JsonElement example) =>
        _host.Services.GetRequiredService<EventReader>().Read(type, Encoding.UTF8.GetBytes(example.GetRawText())).Message.ShouldNotBeNull(type.Name);

    [Theory]
    [InlineData("GET", "/nothing", 404)]
    [InlineData("DELETE", "/api/payments", 405)]
    [InlineData("GET", "/events/payment-captured", 405)]
    public async Task What_is_not_there_is_a_problem_whatever_is_accepted(string method, string path, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("Accept", "text/html");
        using var response = await _host.CreateClient().SendAsync(request);

        await response.ProblemAsync(status);
    }
}
