using Sagas.Contracts;
using Sagas.Tests.Support;

namespace Sagas.Tests.Storage;

public sealed class When_a_message_comes_again
{
    [Fact]
    public async Task It_changes_nothing_and_sends_nothing()
    {
        await using var engine = await EngineFixture.StartAsync();
        var (captured, failed) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await engine.PublishAsync(Make.Captured("1"), captured);
        await engine.SagaAsync("1", 1);
        await engine.PublishAsync(Make.GrantFailed("1"), failed);
        await engine.SagaAsync("1", 2);
        for (var i = 0; i < 5; i++)
        {
            await engine.PublishAsync(Make.Captured("1"), captured);
            await engine.PublishAsync(Make.GrantFailed("1"), failed);
        }

        await Probe.UntilAsync(() => Count(engine, "3000"), count => count == 10);
        (await engine.FindAsync("1"))!.Version.ShouldBe(2);
        (await engine.ArrivedAsync(1)).Length.ShouldBe(1);
    }

    [Fact]
    public async Task With_other_content_it_is_an_error_in_the_log_and_still_a_duplicate()
    {
        await using var engine = await EngineFixture.StartAsync();
        var id = Guid.CreateVersion7();
        await engine.PublishAsync(Make.Captured("1"), id);
        await engine.SagaAsync("1", 1);
        await engine.PublishAsync(Make.Captured("1", amount: 7), id);

        await Probe.UntilAsync(() => Count(engine, "3001 Error"), count => count == 1);
        (await engine.FindAsync("1"))!.CapturedAmount.ShouldBe(150_000);
    }

    [Fact]
    public async Task Under_another_message_name_the_same_id_is_another_message()
    {
        await using var engine = await EngineFixture.StartAsync();
        var id = Guid.CreateVersion7();
        await engine.PublishAsync(Make.Captured("1"), id);
        await engine.SagaAsync("1", 1);
        await engine.PublishAsync(new ItemGranted { TeamSlug = Make.Team, PaymentId = "1" }, id);
        (await engine.SagaAsync("1", 2))!.Version.ShouldBe(2);
    }

    private static int Count(EngineFixture engine, string prefix) =>
        engine.Logs.Count(line => line.StartsWith(prefix, StringComparison.Ordinal));
}
