using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Storage;
using Sagas.Tests.Support;

namespace Sagas.Tests.Storage;

public sealed class When_another_process_changes_the_saga
{
    [Fact]
    public async Task The_message_runs_again_on_what_is_there_now_and_sends_once()
    {
        await using var engine = await EngineFixture.StartAsync();
        await engine.PublishAsync(Make.Captured("1"));
        await engine.SagaAsync("1", 1);
        var usual = engine.Script.OnGrantFailed;
        var seen = new List<(long Version, long? Amount)>();
        engine.Script.OnGrantFailed = context =>
        {
            seen.Add((context.Saga.Version, context.Saga.CapturedAmount));
            return usual(context);
        };
        var first = true;
        engine.Store.BeforeCommit = async _ =>
        {
            if (!first)
                return;
            first = false;
            await ChangeElsewhereAsync(engine, amount: 90_000);
        };

        await engine.PublishAsync(Make.GrantFailed("1"));

        (await engine.SagaAsync("1", 3))!.State.ShouldBe("Refunded");
        seen.ShouldBe([(1L, 150_000L), (2L, 90_000L)]);
        var refunded = (await engine.ArrivedAsync(1)).ShouldHaveSingleItem().Message.ShouldBeAssignableTo<PaymentRefunded>()!;
        (refunded.Sequence, refunded.Amount).ShouldBe((3L, 90_000L));
        (await engine.HistoryAsync("1")).Select(row => row.Version).ShouldBe([1L, 2L, 3L]);
    }

    [Fact]
    public async Task Without_end_the_message_faults_and_names_saga_and_version()
    {
        await using var engine = await EngineFixture.StartAsync(options => options.ConflictTries = 3);
        await engine.PublishAsync(Make.Captured("1"));
        await engine.SagaAsync("1", 1);
        engine.Store.BeforeCommit = _ => ChangeElsewhereAsync(engine, amount: 1);

        await engine.PublishAsync(Make.GrantFailed("1"));

        var fault = (await engine.ArrivedAsync(1)).ShouldHaveSingleItem().Message.ShouldBeAssignableTo<MassTransit.Fault>()!;
        var text = fault.Exceptions.Single().Message;
        text.ShouldContain("PaymentSaga");
        text.ShouldContain(Make.SagaId("1").ToString("D"));
        text.ShouldContain("version 3");
    }

    [Fact]
    public async Task The_same_message_consumed_there_is_not_consumed_here()
    {
        await using var engine = await EngineFixture.StartAsync();
        var messageId = Guid.CreateVersion7();
        var runs = 0;
        engine.Script.OnCaptured = _ =>
        {
            runs++;
            return Task.CompletedTask;
        };
        engine.Store.BeforeCommit = async writes =>
        {
            var unit = (UnitOfWork)writes[0];
            engine.Store.BeforeCommit = _ => Task.CompletedTask;
            var elsewhere = unit with { Saga = Copy(unit.Saga!), Outbox = [] };
            await engine.Memory.CommitAsync([elsewhere], TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        };

        await engine.PublishAsync(Make.Captured("1"), messageId);

        await Probe.UntilAsync(() => engine.Logs.ToArray(), lines => lines.Any(line => line.StartsWith("3000", StringComparison.Ordinal)));
        runs.ShouldBe(1);
        (await engine.FindAsync("1"))!.Version.ShouldBe(1);
    }

    private static async Task ChangeElsewhereAsync(EngineFixture engine, long amount)
    {
        var saga = (await engine.FindAsync("1"))!;
        saga.CapturedAmount = amount;
        saga.Version++;
        await engine.Memory.CommitAsync([Make.Unit(saga)], TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
    }

    private static PaymentSaga Copy(PaymentSaga saga)
    {
        var copy = Make.Saga(saga.PaymentId, saga.Version, saga.UpdatedAt);
        copy.State = saga.State;
        return copy;
    }
}
