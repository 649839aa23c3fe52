using System.Text.Json;
using Sagas.Tests.EndToEnd.Support;
using Sagas.Tests.Service;

namespace Sagas.Tests.EndToEnd;

public sealed class When_input_is_bad(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task It_is_refused_by_name_and_nothing_becomes_of_it()
    {
        foreach (var (name, body, field) in BadBodies.All)
        {
            var (code, problem) = await service.PostAsync($"/events/{name}", body);
            code.ShouldBe(400, $"{name} {body}");
            problem.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue($"{name} {body}: {problem}");
        }

        // A good one gets through, alone.
        await new Shop(service, "4001", team: "good").FactAsync("payment-captured");
        await new Shop(service, "4001", team: "good").UntilStateAsync("Confirmed");
        (await service.GetAsync("/api/payments")).GetProperty("payments").EnumerateArray()
            .Select(payment => payment.GetProperty("teamSlug").GetString()).ShouldBe(["good"]);
    }

    [Fact]
    public async Task Two_mebibytes_are_read_and_refused()
    {
        var (code, problem) = await service.PostAsync("/events/payment-captured", Bodies.With(Bodies.Captured, $"\"note\":\"{new string('x', 2 * 1024 * 1024)}\""));

        code.ShouldBe(413);
        problem.GetProperty("detail").GetString()!.ShouldContain("262144 bytes");
    }

    [Theory]
    [InlineData("payment-caught", "There is no event of this name.")]
    [InlineData("approve-compensation", "operator's request")]
    [InlineData("dismiss-compensation", "operator's request")]
    [InlineData("retry-compensation", "operator's request")]
    [InlineData("record-manual-refund", "operator's request")]
    [InlineData("refund-payment", "There is no event of this name.")]
    [InlineData("operation-succeeded", "There is no event of this name.")]
    public async Task Only_events_are_taken(string name, string says)
    {
        var (code, problem) = await service.PostAsync($"/events/{name}", Bodies.GrantFailed);

        code.ShouldBe(404);
        problem.GetProperty("detail").GetString()!.ShouldContain(says);
        problem.GetProperty("names").Deserialize<string[]>()!.ShouldContain("payment-captured");
    }
}
