using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Storage;

namespace Sagas.Tests.Storage;

public abstract partial class SagaStoreContract
{
    protected abstract IOperationsReader Operations { get; }

    [Fact]
    public async Task Money_between_failure_and_return_is_summed_by_currency()
    {
        await CommitAsync(
            Make.Unit(Paid("1", "Refunding", 150_000)),
            Make.Unit(Paid("2", "AwaitingApproval", 1_000, saga => saga.ReturnedAmount = 400)),
            Make.Unit(Paid("3", "Refunding", 700, saga => saga.Currency = "EUR")),
            Make.Unit(Paid("4", "ManualActionRequired", 900, saga => Owe(saga, "item", 300))),
            Make.Unit(Paid("5", "Confirmed", 5_000)),
            Make.Unit(Paid("6", "Refunded", 5_000, saga => saga.Status = PaymentStatus.Refunded)),
            Make.Unit(Paid("7", "Cancelling", 5_000, saga => saga.Status = PaymentStatus.New)));

        var overview = await Operations.OverviewAsync(Now, Token);

        overview.AtRisk.ShouldBe([new MoneyAtRisk("EUR", 1, 700), new MoneyAtRisk("RUB", 3, 150_900)]);
        overview.States.Where(figure => figure.State is "Refunding" or "Confirmed").ShouldBe([new("Confirmed", 1), new("Refunding", 2)]);
        overview.States.Sum(figure => figure.Payments).ShouldBe(7);
        overview.Latency.ShouldBeNull();
    }

    [Fact]
    public async Task Even_the_largest_sums_are_told()
    {
        await CommitAsync(Make.Unit(Paid("1", "Refunding", long.MaxValue)), Make.Unit(Paid("2", "Refunding", long.MaxValue)));

        (await Operations.OverviewAsync(Now, Token)).AtRisk.ShouldBe([new MoneyAtRisk("RUB", 2, long.MaxValue)]);
    }

    [Fact]
    public async Task The_longest_owed_come_first_and_settled_ones_not_at_all()
    {
        await CommitAsync(
            Make.Unit(Paid("young", "Refunding", 1, saga => saga.OwedSince = Now.AddMinutes(-1))),
            Make.Unit(Paid("old", "Reconciling", 1, saga => saga.OwedSince = Now.AddHours(-1))),
            Make.Unit(Paid("undecided", "AwaitingApproval", 1)),
            Make.Unit(Paid("settled", "Refunded", 1, saga => saga.OwedSince = Now.AddHours(-2))));

        (await Operations.OverviewAsync(Now, Token)).LongestOwed.Select(saga => saga.PaymentId).ShouldBe(["old", "young", "undecided"]);
    }

    [Fact]
    public async Task Latency_is_of_what_ended_since()
    {
        for (var seconds = 1; seconds <= 100; seconds++)
            await CommitAsync(Make.Unit(Ended($"{seconds}", TimeSpan.FromSeconds(seconds), Now)));
        await CommitAsync(Make.Unit(Ended("before", TimeSpan.FromHours(9), Now.AddDays(-2))));

        (await Operations.OverviewAsync(Now.AddDays(-1), Token)).Latency.ShouldBe(
            new CompensationLatency(100, TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(99), TimeSpan.FromSeconds(100)));

        PaymentSaga Ended(string name, TimeSpan took, DateTimeOffset at) => Paid(name, "Refunded", 1, saga =>
        {
            (saga.Status, saga.OwedSince, saga.ClosedAt) = (PaymentStatus.Refunded, at - took, at);
            (saga.CreatedAt, saga.UpdatedAt) = (at - took, at);
        });
    }

    [Fact]
    public async Task Latency_is_told_by_the_hour_in_which_it_ended()
    {
        var hour = LatencyHour.Of(Now);
        await CommitAsync(
            Make.Unit(Ended("now-1", 10, hour)),
            Make.Unit(Ended("now-2", 30, hour.AddSeconds(1))),
            Make.Unit(Ended("before", 5, hour.AddHours(-2).AddMinutes(59))),
            Make.Unit(Ended("told again", 7, hour.AddHours(-3).AddMinutes(1), updated: hour.AddMinutes(1))),
            Make.Unit(Ended("long ago", 9, hour.AddHours(-24))));

        (await Operations.OverviewAsync(hour.AddDays(-1).AddMinutes(5), Token)).Hours.ShouldBe(
        [
            new LatencyHour(hour.AddHours(-3), 1, TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7)),
            new LatencyHour(hour.AddHours(-2), 1, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5)),
            new LatencyHour(hour, 2, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30)),
        ]);

        PaymentSaga Ended(string name, int seconds, DateTimeOffset at, DateTimeOffset? updated = null) => Paid(name, "Refunded", 1, saga =>
        {
            (saga.Status, saga.OwedSince, saga.ClosedAt) = (PaymentStatus.Refunded, at.AddSeconds(-seconds), at);
            (saga.CreatedAt, saga.UpdatedAt) = (at, updated ?? at);
        });
    }

    [Fact]
    public async Task The_path_is_every_change_of_state_in_order()
    {
        var saga = Paid("1", "Confirmed", 1);
        await CommitAsync(Make.Unit(saga));
        await CommitAsync(Step(2, "Confirmed", "Confirmed"));
        await CommitAsync(Step(3, "Confirmed", "Refunding"));

        (await Operations.PathAsync(Make.SagaId("1"), Token)).Select(step => (step.FromState, step.ToState)).ShouldBe([("Initial", "Confirmed"), ("Confirmed", "Refunding")]);
        (await Operations.PathAsync(Make.SagaId("2"), Token)).ShouldBeEmpty();

        UnitOfWork Step(long version, string from, string to)
        {
            var unit = Make.Unit(Paid("1", to, 1, changed => changed.Version = version));
            return unit with { History = unit.History! with { FromState = from } };
        }
    }

    [Fact]
    public async Task A_payment_is_found_by_a_message_an_operation_and_its_own_id()
    {
        var (message, operation) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await CommitAsync(
            Make.Unit(Paid("1", "Refunding", 1, saga => saga.Operations.Add(new Operation
            {
                Id = operation,
                Ordinal = 1,
                Kind = OperationKind.Refund,
                Amount = 1,
                Attempt = 1,
                DecidedAt = Now,
                Progress = OperationProgress.Sent,
            })), message),
            Make.Unit(Paid("2", "Confirmed", 1)),
            new JournalBegin(Make.Entry(operation)));

        foreach (var id in new[] { message, operation, Make.SagaId("1") })
            (await FoundAsync(new PaymentSearch { Text = $"{id}" })).ShouldBe(["1"], $"{id}");
        (await FoundAsync(new PaymentSearch { Text = $"{Guid.CreateVersion7()}" })).ShouldBeEmpty();
        (await FoundAsync(new PaymentSearch { Text = $"{message}", State = "Confirmed" })).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("p-1", "p-1")]
    [InlineData("order-1", "p-1,p-2")]
    [InlineData("gateway-2", "p-2")]
    [InlineData("session-2", "p-2")]
    [InlineData("other", "")]
    [InlineData("P-1", "")]
    public async Task A_payment_is_found_by_any_of_its_ids(string text, string found)
    {
        await CommitAsync(
            Make.Unit(Paid("p-1", "Confirmed", 1, saga => (saga.OrderId, saga.Gateway, saga.GatewayPaymentId) = ("order-1", "bank", "gateway-1"))),
            Make.Unit(Paid("p-2", "Refunded", 1, saga => (saga.OrderId, saga.Gateway, saga.GatewayPaymentId, saga.GatewaySessionId) = ("order-1", "shop", "gateway-2", "session-2"))),
            Make.Unit(Paid("p-3", "Confirmed", 1, saga => saga.OrderId = "order-3")));

        (await FoundAsync(new PaymentSearch { Text = text })).Order().ShouldBe(found.Split(',', StringSplitOptions.RemoveEmptyEntries));
        (await FoundAsync(new PaymentSearch { Text = text, State = "Refunding" })).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_field_of_a_search_restricts()
    {
        await CommitAsync(
            Make.Unit(Paid("1", "Refunding", 500, saga =>
            {
                (saga.Gateway, saga.Reason, saga.UpdatedAt) = ("bank", "sold out", Now.AddHours(-2));
                Owe(saga, "item", 500);
            })),
            Make.Unit(Paid("2", "Confirmed", 900, saga => (saga.Currency, saga.Status, saga.Hold, saga.Reason) = ("EUR", PaymentStatus.Authorized, "disputed", "sold out"))));

        (await FoundAsync(new PaymentSearch())).ShouldBe(["2", "1"]);
        (await FoundAsync(new PaymentSearch { State = "Refunding" })).ShouldBe(["1"]);
        (await FoundAsync(new PaymentSearch { Gateway = "bank" })).ShouldBe(["1"]);
        (await FoundAsync(new PaymentSearch { Status = PaymentStatus.Authorized })).ShouldBe(["2"]);
        (await FoundAsync(new PaymentSearch { TeamSlug = "other" })).ShouldBeEmpty();
        (await FoundAsync(new PaymentSearch { Currency = "EUR" })).ShouldBe(["2"]);
        (await FoundAsync(new PaymentSearch { Why = "sold out" })).ShouldBe(["1"]);
        (await FoundAsync(new PaymentSearch { Why = "disputed" })).ShouldBe(["2"]);
        (await FoundAsync(new PaymentSearch { Reason = "OLD o" })).ShouldBe(["2", "1"]);
        (await FoundAsync(new PaymentSearch { Reason = "isput" })).ShouldBe(["2"]);
        (await FoundAsync(new PaymentSearch { Reason = "%" })).ShouldBeEmpty();
        (await FoundAsync(new PaymentSearch { Failure = ClaimCause.ItemGrantFailed })).ShouldBe(["1"]);
        (await FoundAsync(new PaymentSearch { Failure = ClaimCause.CancelRequested })).ShouldBeEmpty();
        (await FoundAsync(new PaymentSearch { AmountFrom = 900 })).ShouldBe(["2"]);
        (await FoundAsync(new PaymentSearch { AmountTo = 899 })).ShouldBe(["1"]);
        (await FoundAsync(new PaymentSearch { UpdatedUntil = Now.AddHours(-1) })).ShouldBe(["1"]);
    }

    [Fact]
    public async Task Pages_of_a_search_lose_nobody()
    {
        for (var i = 0; i < 7; i++)
            await CommitAsync(Make.Unit(Paid($"{i}", "Refunding", i, saga => (saga.UpdatedAt, saga.OrderId) = (Now.AddSeconds(i / 2), "one"))));

        foreach (var search in new[] { new PaymentSearch { AmountFrom = 1, Limit = 2 }, new PaymentSearch { AmountFrom = 1, Limit = 2, Text = "one" } })
        {
            var seen = new List<string>();
            for (SearchPage? page = null; page is null || page.Next is not null;)
            {
                page = await Operations.SearchAsync(search with { After = page?.Next }, Token);
                page.Payments.Count.ShouldBe(2);
                seen.AddRange(page.Payments.Select(payment => payment.PaymentId));
            }

            seen.Order().ShouldBe(["1", "2", "3", "4", "5", "6"]);
            seen[0].ShouldBe("6");
        }

        await Should.ThrowAsync<FormatException>(() => Operations.SearchAsync(new PaymentSearch { After = "nonsense" }, Token));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Operations.SearchAsync(new PaymentSearch { Limit = PaymentSearch.LargestLimit + 1 }, Token));
    }

    [Fact]
    public async Task What_waits_for_a_person_is_grouped_by_reason_and_gateway()
    {
        await CommitAsync(
            Make.Unit(Waiting("1", "bank", "give back 100 RUB (minor units)", Now.AddHours(-3), "bert")),
            Make.Unit(Waiting("2", "bank", "give back 99 RUB (minor units)", Now.AddHours(-5), "anna")),
            Make.Unit(Waiting("5", "bank", "give back 98 RUB (minor units)", Now.AddHours(-4), "bert")),
            Make.Unit(Waiting("6", "bank", "give back 97 RUB (minor units)", Now.AddHours(-4))),
            Make.Unit(Waiting("3", "shop", "refused", Now.AddHours(-1))),
            Make.Unit(Paid("4", "Refunding", 100)));

        var groups = await Operations.WaitingAsync(Token);

        groups.Count.ShouldBe(2);
        groups[0].ShouldBe(new WaitingGroup
        {
            State = "ManualActionRequired",
            Gateway = "bank",
            Why = "give back an amount in RUB",
            Currency = "RUB",
            Payments = 4,
            Amount = 400,
            OldestSince = Now.AddHours(-5),
            Owned = 3,
            Owners = "anna, bert",
        });
        groups[1].Gateway.ShouldBe("shop");
        (groups[1].Owned, groups[1].Owners).ShouldBe((0, null));
        (await FoundAsync(new PaymentSearch { Why = groups[0].Why })).Order().ShouldBe(["1", "2", "5", "6"]);

        PaymentSaga Waiting(string name, string gateway, string why, DateTimeOffset since, string? owner = null) => Paid(
            name, "ManualActionRequired", 100,
            saga => (saga.Gateway, saga.Reason, saga.OwedSince, saga.Handling) = (gateway, why, since, owner is null ? null : new Handling { Owner = owner, OwnedSince = since }),
            since);
    }

    [Fact]
    public async Task The_journal_is_read_by_payment()
    {
        var (operation, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await CommitAsync(
            new JournalBegin(Make.Entry(operation, 1)),
            new JournalBegin(Make.Entry(operation, 2) with { SentAt = Make.Entry(operation).SentAt.AddMinutes(1) }),
            new JournalBegin(Make.Entry(other) with { SagaId = Make.SagaId("2") }));

        (await Operations.AttemptsAsync(Make.SagaId("1"), 10, Token)).Select(entry => (entry.OperationId, entry.Attempt)).ShouldBe([(operation, 1), (operation, 2)]);
        (await Operations.AttemptsAsync(Make.SagaId("1"), 1, Token)).Single().Attempt.ShouldBe(1);
        (await Operations.AttemptsAsync(Make.SagaId("3"), 10, Token)).ShouldBeEmpty();
    }

    private PaymentSaga Paid(string name, string state, long amount, Action<PaymentSaga>? change = null, DateTimeOffset? at = null)
    {
        var saga = Make.Saga(name, 1, at ?? Now);
        (saga.State, saga.Status, saga.CapturedAmount, saga.Currency) = (state, PaymentStatus.Confirmed, amount, "RUB");
        change?.Invoke(saga);
        return saga;
    }

    private static void Owe(PaymentSaga saga, string item, long amount) => saga.Claims.Add(new Claim
    {
        Cause = ClaimCause.ItemGrantFailed,
        OccurredAt = saga.CreatedAt,
        ReceivedAt = saga.CreatedAt,
        ItemId = item,
        Amount = amount,
        Reason = "sold out",
        Standing = ClaimStanding.Granted,
    });

    private async Task<IEnumerable<string>> FoundAsync(PaymentSearch search) =>
        (await Operations.SearchAsync(search, Token)).Payments.Select(payment => payment.PaymentId);
}
