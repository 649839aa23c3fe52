using Microsoft.Extensions.DependencyInjection;
using Sagas.Storage;
using Sagas.Tests.Storage;

namespace Sagas.Tests.Service.Cancel;

public sealed class When_the_store_is_away
{
    [Fact]
    public async Task The_caller_is_told_to_come_back()
    {
        await using var host = new ServiceHost { Reader = { Fault = new StoreUnavailableException("planted") } };

        using var response = await host.CancelAsync(CancelBody.For("1"));

        await response.AnswerAsync(503, "1029");
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_request_that_cannot_be_kept_in_time_is_not_said_to_be_taken()
    {
        PlantedStore? store = null;
        await using var host = new ServiceHost
        {
            Settings = { ["Cancel:StoreTimeout"] = "00:00:00.300" },
            Change = services => services.AddSingleton<ISagaStore>(provider => store = new PlantedStore(provider.GetRequiredService<InMemoryStore>()) { Away = true }),
        };
        host.Reader.Add("1", "Confirmed");

        using var response = await host.CancelAsync(CancelBody.For("1", "r-1"));

        (await response.AnswerAsync(503, "1029")).GetProperty("Status").GetString().ShouldBe("CONFIRMED");
        store.ShouldNotBeNull().CallsWhileAway.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task What_nobody_foresaw_is_1001_with_a_trace_id_and_nothing_of_the_inside()
    {
        await using var host = new ServiceHost { Reader = { Fault = new InvalidOperationException("inside-of-the-service") } };

        using var response = await host.CancelAsync(CancelBody.For("1", "r-1"));

        var answer = await response.AnswerAsync(500, "1001");
        answer.GetProperty("PaymentId").GetInt64().ShouldBe(1);
        answer.GetProperty("ExternalRequestId").GetString().ShouldBe("r-1");
        answer.ToString().ShouldNotContain("inside-of-the-service");
        answer.GetProperty("Details").GetString()!.ShouldContain("trace id");
    }
}
