using Microsoft.Extensions.Logging.Abstractions;
using Sagas.Contracts;
using Sagas.Gateways;
using Sagas.Payments;
using Sagas.Service.Webhooks;

namespace Sagas.Tests.Service.Webhooks;

public sealed class When_a_gateway_tells_something
{
    private const string Gateway = "ibusiness";
    private readonly FakeReader _reader = new();
    private readonly OutletRecorder _outlet = new();

    [Fact]
    public async Task A_capture_of_a_known_payment_is_published_with_its_names()
    {
        var saga = _reader.Add("1001", "New", PaymentStatus.New);
        saga.GatewayPaymentId = "at-gateway";

        (await TakeAsync(Notice(NoticeKind.Captured) with { Amount = 150_000, Currency = "RUB" })).ShouldBeTrue();

        var (where, message, _) = _outlet.Taken.ShouldHaveSingleItem();
        where.ShouldBe("all");
        var captured = message.ShouldBeOfType<PaymentCaptured>();
        (captured.TeamSlug, captured.PaymentId, captured.OrderId, captured.Amount).ShouldBe(("demo", "1001", "order-1", 150_000));
    }

    [Fact]
    public async Task The_same_told_twice_is_the_same_message()
    {
        _reader.Add("at-gateway", "New", PaymentStatus.New);
        var notice = Notice(NoticeKind.Captured) with { Amount = 1, Currency = "RUB" };

        await TakeAsync(notice);
        await TakeAsync(notice);
        await TakeAsync(notice with { Key = "other" });

        _outlet.Taken[1].Id.ShouldBe(_outlet.Taken[0].Id);
        _outlet.Taken[2].Id.ShouldNotBe(_outlet.Taken[0].Id);
    }

    [Fact]
    public async Task A_capture_of_a_payment_that_nobody_announced_begins_it_where_the_team_is_known()
    {
        var notice = Notice(NoticeKind.Captured) with { Amount = 1, Currency = "RUB", OrderId = "7", TeamSlug = "demo" };

        (await TakeAsync(notice)).ShouldBeTrue();
        (await TakeAsync(notice with { TeamSlug = null })).ShouldBeFalse();
        (await TakeAsync(notice with { Verified = false })).ShouldBeFalse();

        var captured = _outlet.Taken.ShouldHaveSingleItem().Message.ShouldBeOfType<PaymentCaptured>();
        (captured.TeamSlug, captured.PaymentId, captured.GatewayPaymentId).ShouldBe(("demo", "7", "at-gateway"));
    }

    [Fact]
    public async Task Another_gateways_payment_of_that_name_is_not_meant()
    {
        _reader.Add("7", "Confirmed").Gateway = "other";

        (await TakeAsync(Notice(NoticeKind.Changed) with { OrderId = "7", TeamSlug = "demo" })).ShouldBeFalse();
    }

    [Theory]
    [InlineData(NoticeKind.Returned, true)]
    [InlineData(NoticeKind.Changed, true)]
    [InlineData(NoticeKind.Captured, false)]
    public async Task While_an_operation_is_open_its_gateway_is_asked(NoticeKind kind, bool verified)
    {
        var operation = _reader.Add("at-gateway", "Refunding").Decide(OperationKind.Refund, 150_000, DateTimeOffset.UnixEpoch);
        operation.Attempt = 2;

        await TakeAsync(Notice(kind) with { Verified = verified, Amount = 150_000, Currency = "RUB", Reference = "re_1" });

        var (where, message, _) = _outlet.Taken.ShouldHaveSingleItem();
        where.ShouldBe(Gateway);
        var question = message.ShouldBeOfType<ResolveOperation>();
        (question.OperationId, question.Attempt, question.Kind).ShouldBe((operation.Id, 2, OperationKind.Refund));
    }

    [Fact]
    public async Task Money_that_went_back_elsewhere_is_told()
    {
        _reader.Add("at-gateway", "Confirmed");

        await TakeAsync(Notice(NoticeKind.Returned) with { Amount = 500, Currency = "RUB", Reference = "re_1" });

        var elsewhere = _outlet.Taken.ShouldHaveSingleItem().Message.ShouldBeOfType<PaymentReturnedElsewhere>();
        (elsewhere.Amount, elsewhere.Reference).ShouldBe((500, "re_1"));
    }

    [Fact]
    public async Task A_late_word_about_our_own_refund_counts_nothing_twice()
    {
        var saga = _reader.Add("at-gateway", "Confirmed");
        var operation = saga.Decide(OperationKind.Refund, 500, DateTimeOffset.UnixEpoch);
        operation.Reference = "re_1";
        operation.Close(OperationProgress.Succeeded, DateTimeOffset.UnixEpoch);

        (await TakeAsync(Notice(NoticeKind.Returned) with { Amount = 500, Currency = "RUB", Reference = "re_1" })).ShouldBeTrue();

        _outlet.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unverified_word_about_a_payment_at_rest_changes_nothing()
    {
        _reader.Add("at-gateway", "Confirmed");

        (await TakeAsync(Notice(NoticeKind.Returned) with { Verified = false, Amount = 500, Currency = "RUB", Reference = "re_1" })).ShouldBeTrue();

        _outlet.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_session_that_expired_is_told_with_the_announced_amount()
    {
        var saga = _reader.Add("1001", "New", PaymentStatus.New);
        (saga.GatewaySessionId, saga.CapturedAmount, saga.AnnouncedAmount) = ("ps_1", null, 900);

        await TakeAsync(new GatewayNotice { Kind = NoticeKind.Expired, Key = "k", Verified = true, GatewaySessionId = "ps_1" });

        var expired = _outlet.Taken.ShouldHaveSingleItem().Message.ShouldBeOfType<PaymentExpired>();
        (expired.PaymentId, expired.Amount, expired.Currency).ShouldBe(("1001", 900, "RUB"));
    }

    private static GatewayNotice Notice(NoticeKind kind) => new() { Kind = kind, Key = "told-once", Verified = true, GatewayPaymentId = "at-gateway" };

    private Task<bool> TakeAsync(GatewayNotice notice) =>
        new NoticeDesk(_reader, _outlet, NullLogger<NoticeDesk>.Instance).TakeAsync(Gateway, notice, TestContext.Current.CancellationToken);
}
