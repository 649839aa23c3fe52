using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using Sagas.Simulators;

namespace Sagas.Tests.Simulators;

public sealed class When_the_gateways_clock_jumps
{
    private const string Payments = $"{SimulatorDefaults.Prefix}/{SimulatorDefaults.Gateway}/payments";

    [Fact]
    public async Task What_happens_from_then_on_bears_its_time()
    {
        await using var executable = new WebApplicationFactory<SimulatorsOptions>();
        using var client = executable.CreateClient();
        await PostAsync(client, Payments, """{"paymentId":"1001","amount":150000,"currency":"RUB","status":"CONFIRMED"}""");
        await PostAsync(client, Payments, """{"paymentId":"1002","amount":150000,"currency":"RUB","status":"CONFIRMED"}""");

        await PostAsync(client, $"{Payments}/1001/status", """{"status":"REFUNDED"}""");
        (await PostAsync(client, "/clock", """{"ahead":"-10.00:00:00"}""")).ShouldBe(HttpStatusCode.NoContent);
        await PostAsync(client, $"{Payments}/1002/status", """{"status":"REFUNDED"}""");

        var at = (await client.GetFromJsonAsync<JsonElement>(new Uri("/ledger", UriKind.Relative))).EnumerateArray().Select(line => line.GetProperty("at").GetDateTimeOffset()).ToList();
        (at[0] - at[1]).ShouldBeInRange(TimeSpan.FromDays(9), TimeSpan.FromDays(10));
    }

    [Fact]
    public async Task It_does_not_jump_further_than_a_date_can_be()
    {
        await using var executable = new WebApplicationFactory<SimulatorsOptions>();
        using var client = executable.CreateClient();

        (await PostAsync(client, "/clock", """{"ahead":"367.00:00:00"}""")).ShouldBe(HttpStatusCode.BadRequest);
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string path, string body)
    {
        using var content = new StringContent(body, null, "application/json");
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        return answer.StatusCode;
    }
}
