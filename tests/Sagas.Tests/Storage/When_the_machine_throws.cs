namespace Sagas.Tests.Storage;

public sealed class When_the_machine_throws
{
    [Fact]
    public async Task Nothing_is_stored_or_sent_and_the_message_faults()
    {
        await using var engine = await EngineFixture.StartAsync();
        await engine.PublishAsync(Make.Captured("1"));
        await engine.SagaAsync("1", 1);
        var usual = engine.Script.OnGrantFailed;
        engine.Script.OnGrantFailed = async context =>
        {
            await usual(context);
            throw new InvalidOperationException("a bug");
        };
        var id = Guid.CreateVersion7();
        await engine.PublishAsync(Make.GrantFailed("1"), id);

        var fault = (await engine.ArrivedAsync(1)).ShouldHaveSingleItem().Message.ShouldBeAssignableTo<MassTransit.Fault>()!;
        fault.Exceptions.Single().Message.ShouldContain("a bug");
        (await engine.FindAsync("1"))!.Version.ShouldBe(1);

        // Repaired, the same message can be sent again: it left no trace in the inbox.
        engine.Script.OnGrantFailed = usual;
        await engine.PublishAsync(Make.GrantFailed("1"), id);
        (await engine.SagaAsync("1", 2))!.State.ShouldBe("Refunded");
        (await engine.ArrivedAsync(2)).Select(arrival => arrival.Name).ShouldBe(["Fault", "PaymentRefunded"]);
    }
}
