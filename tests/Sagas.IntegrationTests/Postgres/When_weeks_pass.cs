using Microsoft.Extensions.DependencyInjection;
using Sagas.Storage;
using Sagas.Tests.Storage;

namespace Sagas.IntegrationTests.Postgres;

public sealed class When_weeks_pass(PostgresServerStore server) : IClassFixture<PostgresServerStore>, IAsyncLifetime
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private InboxPartitions Partitions => server.Services.GetRequiredService<InboxPartitions>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await server.EmptyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Consumed_messages_are_remembered_for_35_days_and_then_dropped_by_the_week()
    {
        await Partitions.MaintainAsync(Token);
        var unit = Make.Unit(Make.Saga("1", 1, server.Now));
        await CommitAsync(unit);
        for (var week = 1; week <= 5; week++)
        {
            await server.PassAsync(Week);
            await Partitions.MaintainAsync(Token);
            (await HashAsync(unit)).ShouldBe("hash");
        }

        var again = Make.Saga("1", 2, server.Now);
        again.CreatedAt = unit.Saga!.CreatedAt;
        (await CommitAsync(Make.Unit(again, unit.Inbox!.Value.MessageId))).ShouldBe(WriteOutcome.Duplicate);
        await server.PassAsync(Week);
        await Partitions.MaintainAsync(Token);

        (await HashAsync(unit)).ShouldBeNull();
        (await server.ReadAsync<bool>(
            """
            select min(substr(relname, 7)::date) >= (now() - interval '42 days')::date
            from pg_inherits join pg_class on pg_class.oid = inhrelid
            where inhparent = 'sagas.inbox'::regclass
            """)).ShouldBe([true]);
    }

    [Fact]
    public async Task Without_a_partition_messages_wait_instead_of_failing()
    {
        await server.PassAsync(TimeSpan.FromDays(400));
        var unit = Make.Unit(Make.Saga("1", 1, server.Now));
        await Should.ThrowAsync<StoreUnavailableException>(() => CommitAsync(unit));

        await Partitions.MaintainAsync(Token);

        (await CommitAsync(unit)).ShouldBe(WriteOutcome.Saved);
    }

    [Fact]
    public async Task Each_partition_takes_a_message_once()
    {
        await Partitions.MaintainAsync(Token);
        (await server.ReadAsync<long>(
            """
            select count(*) from pg_inherits p
            where p.inhparent = 'sagas.inbox'::regclass
                and not exists (select from pg_index i where i.indrelid = p.inhrelid and i.indisunique and i.indnatts = 3)
            """)).ShouldBe([0L]);
    }

    private async Task<WriteOutcome> CommitAsync(UnitOfWork unit) =>
        (await server.Store.CommitAsync([unit], TimeSpan.FromSeconds(1), Token))[0].Outcome;

    private async Task<string?> HashAsync(UnitOfWork unit) =>
        (await server.Store.LoadAsync([new LoadRequest(unit.Saga!.CorrelationId, unit.Inbox)], Token))[0].ConsumedBodyHash;
}
