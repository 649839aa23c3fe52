using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace Sagas.Tests.Service;

public sealed class When_the_bus_takes_nothing : IDisposable
{
    private readonly ServiceHost _host = new();

    public When_the_bus_takes_nothing() => _host.Bus.Broken = true;

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task An_event_is_answered_503_with_when_to_come_back()
    {
        using var response = await _host.PostAsync("/events/payment-captured", Bodies.Captured);

        await response.ProblemAsync(503);
        response.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldBe(TimeSpan.FromSeconds(5));
        (await response.Content.ReadAsStringAsync()).ShouldNotContain("messageId");
    }

    [Fact]
    public async Task A_decision_is_answered_503()
    {
        _host.Reader.Add("1001", "AwaitingApproval");

        using var response = await _host.PostAsync("/api/payments/demo/1001/approve", """{"reason":"fine"}""");

        await response.ProblemAsync(503);
    }

    [Fact]
    public async Task A_bus_that_never_answers_is_503_after_the_limit()
    {
        using var host = new ServiceHost
        {
            Settings = { ["Ingress:PublishTimeout"] = "00:00:00.2", ["Ingress:RetryAfter"] = "00:00:09" },
            Change = services => services.AddSingleton(SilentBus.Create()),
        };

        using var response = await host.PostAsync("/events/payment-captured", Bodies.Captured);

        await response.ProblemAsync(503);
        response.Headers.GetValues("Retry-After").ShouldBe([9.ToString(CultureInfo.InvariantCulture)]);
    }

    [Fact]
    public async Task It_works_again_when_the_bus_does()
    {
        using var refused = await _host.PostAsync("/events/payment-captured", Bodies.Captured);
        _host.Bus.Broken = false;
        using var taken = await _host.PostAsync("/events/payment-captured", Bodies.Captured);

        ((int)refused.StatusCode, (int)taken.StatusCode).ShouldBe((503, 202));
        _host.Bus.All.ShouldHaveSingleItem();
    }
}
