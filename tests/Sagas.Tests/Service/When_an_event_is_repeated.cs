using Sagas.Contracts;

namespace Sagas.Tests.Service;

public sealed class When_an_event_is_repeated : IDisposable
{
    private const string Path = "/events/payment-captured";
    private readonly ServiceHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Identical_bytes_are_the_same_message() => (await IdAsync(Path, Bodies.Captured)).ShouldBe(await IdAsync(Path, Bodies.Captured));

    [Fact]
    public async Task Other_bytes_are_another_message() =>
        (await IdAsync(Path, Bodies.Captured)).ShouldNotBe(await IdAsync(Path, Bodies.Captured + " "));

    [Fact]
    public async Task The_publishers_id_counts_more_than_the_bytes() =>
        (await IdAsync(Path, Bodies.Captured, ("Message-Id", "1"))).ShouldBe(await IdAsync(Path, Bodies.Captured + " ", ("X-Message-Id", "1")));

    [Fact]
    public async Task The_publishers_id_counts_within_name_and_payment_only()
    {
        var ids = new[]
        {
            await IdAsync(Path, Bodies.Captured, ("Message-Id", "1")),
            await IdAsync("/events/payment-authorized", Bodies.Captured, ("Message-Id", "1")),
            await IdAsync(Path, Bodies.Captured.Replace("1001", "1002", StringComparison.Ordinal), ("Message-Id", "1")),
            await IdAsync(Path, Bodies.Captured.Replace("demo", "other", StringComparison.Ordinal), ("Message-Id", "1")),
            await IdAsync(Path, Bodies.Captured, ("Message-Id", "2")),
        };

        ids.Distinct().Count().ShouldBe(ids.Length);
    }

    [Fact]
    public async Task The_id_is_the_one_that_other_ingresses_compute()
    {
        (await IdAsync(Path, Bodies.Captured, ("Message-Id", "7"))).ShouldBe(SagaIds.ForMessage("payment-captured", "demo", "1001", "7"));
        (await IdAsync(Path, Bodies.Captured)).ShouldBe(SagaIds.ForMessage("payment-captured", "demo", "1001", Bodies.Captured));
    }

    [Fact]
    public async Task Two_different_ids_are_refused()
    {
        using var response = await _host.PostAsync(Path, Bodies.Captured, ("Message-Id", "1"), ("X-Message-Id", "2"));

        (await response.ProblemAsync(400)).Keys.ShouldBe(["Message-Id"]);
        _host.Bus.All.ShouldBeEmpty();
    }

    private async Task<Guid> IdAsync(string path, string body, params (string, string)[] headers)
    {
        using var response = await _host.PostAsync(path, body, headers);
        return (await response.JsonAsync()).GetProperty("messageId").GetGuid();
    }
}
