using System.Text;
using Sagas.Contracts;
using Sagas.Gateways;
using Sagas.Storage;

namespace Sagas.Tests.Service.Webhooks;

public sealed class When_a_gateway_calls : IDisposable
{
    private const string Path = "/webhooks/calling/shop";
    private readonly CallingGateway _gateway = new();
    private readonly ServiceHost _host;

    public When_a_gateway_calls() => _host = new ServiceHost { Change = services => services.AddGateway("shop", _ => _gateway) };

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_genuine_call_becomes_a_fact_and_gets_the_gateways_own_word()
    {
        _host.Reader.Add("1001", "New", PaymentStatus.New).Gateway = "shop";

        using var response = await CallAsync();

        ((int)response.StatusCode, await response.Content.ReadAsStringAsync()).ShouldBe((200, "OK"));
        _host.Bus.Single<PaymentCaptured>().PaymentId.ShouldBe("1001");
        Encoding.UTF8.GetString(_gateway.Got.ShouldHaveSingleItem().Body.Span).ShouldBe("{ }");
    }

    [Fact]
    public async Task One_without_the_word_changes_nothing()
    {
        _host.Reader.Add("1001", "New", PaymentStatus.New).Gateway = "shop";

        using var response = await _host.PostAsync(Path, "{ }");

        ((int)response.StatusCode).ShouldBe(401);
        _host.Bus.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_about_an_unknown_payment_gets_the_word_for_that()
    {
        using var response = await CallAsync();

        (await response.Content.ReadAsStringAsync()).ShouldBe("FAIL");
    }

    [Fact]
    public async Task The_gateway_repeats_it_while_the_bus_takes_nothing()
    {
        _host.Reader.Add("1001", "New", PaymentStatus.New).Gateway = "shop";
        _host.Bus.Broken = true;

        using var response = await CallAsync();

        await response.ProblemAsync(503);
        response.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_gateway_repeats_it_while_the_store_is_away()
    {
        _host.Reader.Fault = new StoreUnavailableException("away", new IOException());

        using var response = await CallAsync();

        await response.ProblemAsync(503);
    }

    [Theory]
    [InlineData("/webhooks/calling/nobody")]
    [InlineData("/webhooks/other/shop")]
    [InlineData("/webhooks/calling/ibusiness")]
    public async Task Nobody_else_is_called(string path)
    {
        using var response = await _host.PostAsync(path, "{ }", ("X-Word", "genuine"));

        ((int)response.StatusCode).ShouldBe(404);
        _gateway.Got.ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_method_is_refused()
    {
        using var client = _host.CreateClient();
        using var response = await client.GetAsync(new Uri(Path, UriKind.Relative));

        ((int)response.StatusCode).ShouldBe(405);
        response.Content.Headers.Allow.ShouldBe(["POST"]);
    }

    [Fact]
    public async Task A_large_body_is_refused()
    {
        using var response = await _host.PostAsync(Path, new string(' ', 300_000));

        await response.ProblemAsync(413);
    }

    [Fact]
    public async Task Too_many_calls_from_one_address_are_refused()
    {
        using var host = new ServiceHost
        {
            Settings = { ["Webhooks:PerAddressPerSecond"] = "2" },
            Change = services => services.AddGateway("shop", _ => _gateway),
        };
        var statuses = new List<int>();
        for (var i = 0; i < 30; i++)
        {
            using var response = await host.PostAsync(Path, "{ }");
            statuses.Add((int)response.StatusCode);
        }

        statuses.ShouldContain(401);
        statuses.ShouldContain(429);
    }

    private Task<HttpResponseMessage> CallAsync() => _host.PostAsync(Path, "{ }", ("X-Word", "genuine"));
}
