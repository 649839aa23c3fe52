using Npgsql;
using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Storage;
using Sagas.Tests.Storage;

namespace Sagas.IntegrationTests.Postgres;

public sealed class When_an_operator_looks(PostgresServerStore server) : IClassFixture<PostgresServerStore>, IAsyncLifetime
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await server.EmptyAsync();
        await WriteAsync("resting", saga => saga.Status = PaymentStatus.Confirmed);
        await WriteAsync("ended", saga =>
        {
            saga.State = "Refunded";
            saga.Status = PaymentStatus.Refunded;
            saga.OwedSince = server.Now.AddSeconds(-90);
            saga.ClosedAt = server.Now;
        });
        await WriteAsync("manual", saga =>
        {
            saga.State = "ManualActionRequired";
            saga.Status = PaymentStatus.Confirmed;
            saga.Reason = "gateway x is not configured";
            saga.CapturedAmount = 100;
            saga.Claims.Add(new Claim
            {
                Cause = ClaimCause.ItemGrantFailed,
                OccurredAt = server.Now,
                ReceivedAt = server.Now,
                Reason = "sold out",
                Standing = ClaimStanding.Granted,
            });
        });
        await WriteAsync("late", saga =>
        {
            saga.State = "Refunding";
            saga.OwedSince = server.Now;
            saga.DueAt = server.Now.AddHours(1);
            saga.DueAction = DueAction.Resolve;
        });
        await WriteAsync("overdue", saga =>
        {
            saga.DueAt = server.Now;
            saga.DueAction = DueAction.AskForPayment;
        });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Stuck_payments_are_those_that_wait_for_somebody_and_say_why()
    {
        const string Seen = "select concat_ws(' | ', payment_id, why, payable_amount, stuck_because) from sagas.stuck_payments";
        (await server.ReadAsync<string>(Seen)).ShouldBe(["manual | gateway x is not configured | 100 | waits for a person"]);

        await server.PassAsync(TimeSpan.FromMinutes(16));

        (await server.ReadAsync<string>(Seen)).ShouldBe(
            [
                "late | 0 | money is owed for more than 15 minutes",
                "manual | gateway x is not configured | 100 | waits for a person",
                "overdue | 0 | its timer is overdue",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task Payments_are_counted_by_state() =>
        (await server.ReadAsync<string>("select concat_ws(' ', state, status, payments, payable_amount) from sagas.payments_by_state"))
            .ShouldBe(
                ["Confirmed 1 0", "Confirmed CONFIRMED 1 0", "ManualActionRequired CONFIRMED 1 100", "Refunded REFUNDED 1 0", "Refunding 1 0"],
                ignoreOrder: true);

    [Fact]
    public async Task Latency_is_told_by_the_hour() =>
        (await server.ReadAsync<string>("select concat_ws(' ', status, payments, p50, p99, longest) from sagas.compensation_latency"))
            .ShouldBe(["REFUNDED 1 00:01:30 00:01:30 00:01:30"]);

    [Fact]
    public async Task The_backlog_tells_what_nobody_holds()
    {
        const string Seen = "select concat_ws(' ', destination, messages, held_by_nobody) from sagas.outbox_backlog";
        (await server.ReadAsync<string>(Seen)).ShouldBe(["queue:somewhere 5 0"]);
        await server.PassAsync(TimeSpan.FromMinutes(1));
        (await server.ReadAsync<string>(Seen)).ShouldBe(["queue:somewhere 5 5"]);
    }

    [Theory]
    [InlineData("stuck_payments")]
    [InlineData("payments_by_state")]
    [InlineData("compensation_latency")]
    [InlineData("outbox_backlog")]
    [InlineData("payment")]
    [InlineData("payment_history")]
    [InlineData("gateway_operation")]
    [InlineData("inbox")]
    [InlineData("outbox")]
    [InlineData("cancel_request")]
    [InlineData("compensation_pause")]
    [InlineData("compensation_count")]
    public async Task The_reader_may_read(string name) => await AsReaderAsync($"select * from sagas.{name}");

    [Theory]
    [InlineData("update sagas.payment set reason = 'x'")]
    [InlineData("delete from sagas.payment_history")]
    [InlineData("truncate sagas.outbox")]
    [InlineData("insert into sagas.cancel_request values ('t', 'e', 'p', gen_random_uuid(), gen_random_uuid(), now())")]
    [InlineData("create table sagas.mine (id int)")]
    [InlineData("drop view sagas.stuck_payments")]
    [InlineData("update sagas.compensation_pause set ended_at = now()")]
    [InlineData("select sagas.let_reader_read()")]
    public async Task The_reader_may_nothing_else(string sql) =>
        (await Should.ThrowAsync<PostgresException>(() => AsReaderAsync(sql))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

    private async Task AsReaderAsync(string sql)
    {
        await using var connection = await server.Database.OpenConnectionAsync(Token);
        await using var transaction = await connection.BeginTransactionAsync(Token);
        // The tests' clock is no part of the product.
        await using var command = new NpgsqlCommand(
            $"grant usage on schema test_clock to sagas_reader; grant select on test_clock.instant to sagas_reader; set local role sagas_reader; {sql}",
            connection, transaction);
        await command.ExecuteNonQueryAsync(Token);
    }

    private async Task WriteAsync(string paymentId, Action<PaymentSaga> change)
    {
        var saga = Make.Saga(paymentId, 1, server.Now);
        change(saga);
        var unit = Make.Unit(saga, outbox: [Make.Row()]);
        (await server.Store.CommitAsync([unit], TimeSpan.FromSeconds(30), Token))[0].Outcome.ShouldBe(WriteOutcome.Saved);
    }
}
