using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Service.Hosting;

namespace Sagas.Tests.Service.Cancel;

public sealed class When_it_is_not_https
{
    private const string AnyHost = "AllowedHosts";

    [Fact]
    public async Task Nothing_is_read_and_the_answer_is_403_although_no_key_is_needed()
    {
        await using var host = Durable();

        using var response = await host.CancelAsync(CancelBody.For("1"));

        (await response.AnswerAsync(403, "1000")).GetProperty("TeamSlug").GetString().ShouldBe("");
        using var keyed = await host.PostAsync("/events/payment-captured", Bodies.Captured);
        ((int)keyed.StatusCode).ShouldBe(401);
    }

    [Fact]
    public async Task It_may_be_allowed()
    {
        await using var host = Durable(("Http:AllowPlainHttp", "true"));

        using var response = await host.CancelAsync(CancelBody.For("1"));

        await response.AnswerAsync(404, "1004");
        response.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
    }

    [Theory]
    [InlineData("127.0.0.0/8", "https", 404, "1004")]
    [InlineData("127.0.0.1", "https", 404, "1004")]
    [InlineData("127.0.0.1", "http", 403, "1000")]
    [InlineData("198.51.100.0/24", "https", 403, "1000")]
    [InlineData(null, "https", 403, "1000")]
    public async Task Only_a_configured_proxy_is_believed(string? proxy, string scheme, int status, string code)
    {
        await using var host = Durable(("urls", "http://127.0.0.1:0"), (AnyHost, "*"), ("Http:Proxies:0", proxy ?? "192.0.2.1"));
        host.UseKestrel();
        host.StartServer();

        using var response = await host.CancelAsync(
            CancelBody.For("1"), ("X-Forwarded-Proto", scheme), ("X-Forwarded-For", "203.0.113.7"), ("Host", "shop.example"));

        await response.AnswerAsync(status, code);
        response.Headers.Contains("Strict-Transport-Security").ShouldBe(status == 404);
    }

    // The guards of durable mode on the process of embedded mode, which needs no servers.
    private static ServiceHost Durable(params (string Key, string Value)[] settings)
    {
        var host = new ServiceHost
        {
            Change = services => services.AddSingleton(ProcessMode.Read(new ConfigurationBuilder().AddInMemoryCollection(
                new Dictionary<string, string?>(StringComparer.Ordinal) { [ProcessMode.Postgres] = "x", [ProcessMode.RabbitMq] = "x" }).Build())),
        };
        foreach (var (key, value) in settings)
            host.Settings[key] = value;
        return host;
    }
}
