using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.Moneta;

public sealed class When_money_went_back_before
{
    [Fact]
    public async Task A_refund_under_the_own_label_is_not_sent_again()
    {
        await using var rig = new MonetaRig { OnFind = _ => MonetaRig.Found(MonetaRig.Refund("SUCCEED")) };

        (await rig.CommandAsync(MonetaRig.Operation with { Attempt = 2 })).ShouldBe(
            new GatewayOutcome.Succeeded(PaymentStatus.Refunded, 150_000) { Code = "SUCCEED", Reference = "87047999" });

        rig.Requests.ShouldBe(["FindOperationsListByCTIDRequest"]);
    }

    [Fact]
    public async Task A_refund_that_the_gateway_took_twice_is_told_in_full()
    {
        await using var rig = new MonetaRig
        {
            OnFind = _ => MonetaRig.Found(MonetaRig.Refund("SUCCEED", "500.00"), MonetaRig.Refund("TAKENIN_NOTSENT", "500.00", id: 87048000), MonetaRig.Refund("CANCELED")),
        };
        var part = MonetaRig.Operation with { Amount = 50_000 };

        (await rig.ResolveAsync(part)).ShouldBe(
            new GatewayOutcome.Succeeded(PaymentStatus.Confirmed, 100_000) { Code = "SUCCEED", Reference = "87047999,87048000" });
    }

    [Fact]
    public async Task An_earlier_operation_that_was_given_up_and_paid_counts_as_somebody_elses()
    {
        await using var rig = WithEarlier("SUCCEED", "500.00");

        (await rig.CommandAsync(MonetaRig.Nth(2) with { Amount = 30_000 })).ShouldBe(new GatewayOutcome.Succeeded(PaymentStatus.Confirmed, 50_000)
        {
            External = true,
            Reference = "87047999",
            Message = "An earlier refund of this payment was paid after all.",
        });
        rig.Requests.ShouldNotContain("RefundRequest");
    }

    [Fact]
    public async Task An_earlier_one_that_the_saga_knows_of_stops_nothing()
    {
        await using var rig = WithEarlier("SUCCEED", "500.00");
        rig.OnRefund = () => MonetaRig.Refunded("SUCCEED", "300.00", MonetaRig.Nth(2));

        var outcome = await rig.CommandAsync(MonetaRig.Nth(2) with { Amount = 30_000, ReturnedAmount = 50_000 });

        outcome.ShouldBeOfType<GatewayOutcome.Succeeded>().ShouldSatisfyAllConditions(x => x.Amount.ShouldBe(30_000), x => x.External.ShouldBeFalse());
    }

    [Theory]
    [InlineData("FROZEN")]
    [InlineData("SOMETHING_ELSE")]
    public async Task An_earlier_one_that_may_still_be_paid_goes_to_a_person_with_what_to_do(string status)
    {
        await using var rig = WithEarlier(status, "500.00");

        var held = (await rig.CommandAsync(MonetaRig.Nth(2))).ShouldBeOfType<GatewayOutcome.Rejected>();

        held.Cause.ShouldBe(RejectionCause.Refused);
        held.Message.ShouldNotBeNull().ShouldSatisfyAllConditions(
            x => x.ShouldContain($"87047999 is {status}"), x => x.ShouldContain("support"), x => x.ShouldContain("retry"), x => x.ShouldContain("manual-refund"),
            x => x.Length.ShouldBeLessThanOrEqualTo(512));
        rig.Requests.ShouldNotContain("RefundRequest");
    }

    [Fact]
    public async Task An_earlier_one_under_way_is_waited_for()
    {
        await using var rig = WithEarlier("INPROGRESS", "500.00");
        (await rig.CommandAsync(MonetaRig.Nth(2))).ShouldBeOfType<GatewayOutcome.NotSent>();
        rig.Requests.ShouldNotContain("RefundRequest");
    }

    [Fact]
    public async Task Once_it_was_called_off_the_next_is_sent()
    {
        await using var rig = WithEarlier("CANCELED", "500.00");
        rig.OnRefund = () => MonetaRig.Refunded("SUCCEED", operation: MonetaRig.Nth(2));
        (await rig.CommandAsync(MonetaRig.Nth(2))).ShouldBeOfType<GatewayOutcome.Succeeded>().External.ShouldBeFalse();
    }

    [Fact]
    public async Task All_earlier_labels_are_looked_up()
    {
        await using var rig = new MonetaRig();

        await rig.PrepareAsync(MonetaRig.Nth(4));

        rig.Sent.Where(sent => sent.Request == "FindOperationsListByCTIDRequest").Select(sent => sent.Content.GetProperty("clientTransaction").GetGuid())
            .ShouldBe(Enumerable.Range(1, 4).Select(ordinal => MonetaRig.Nth(ordinal).OperationId));
        rig.Sent.First().Content.GetProperty("accountId").GetInt64().ShouldBe(31015);
    }

    [Fact]
    public async Task Too_many_to_look_up_go_to_a_person()
    {
        await using var rig = new MonetaRig();
        (await rig.PrepareAsync(MonetaRig.Nth(32))).Decided.ShouldBeNull();
        (await rig.PrepareAsync(MonetaRig.Nth(33))).Decided.ShouldBeOfType<GatewayOutcome.Rejected>();
    }

    [Theory]
    [InlineData("1", 0L, null, true)]
    [InlineData("1", 0L, "true", false)]
    [InlineData("1", 50_000L, null, false)]
    [InlineData("0", 0L, null, false)]
    public async Task Refunds_that_are_not_ours_go_to_a_person_unless_they_are_explained(string children, long returned, string? ignore, bool toAPerson)
    {
        await using var rig = new MonetaRig(ignore is null ? [] : [("IgnoreOtherChildren", ignore)])
        {
            OnDetails = () => MonetaRig.Details("SUCCEED", ("haschildren", children)),
        };

        var preparation = await rig.PrepareAsync(MonetaRig.Operation with { Amount = 50_000, ReturnedAmount = returned });

        (preparation.Decided is GatewayOutcome.Rejected).ShouldBe(toAPerson);
        (preparation.Snapshot is null).ShouldBe(toAPerson);
    }

    [Theory]
    [InlineData("RUB", false)]
    [InlineData("USD", true)]
    public async Task An_amount_in_another_currency_is_not_sent(string currency, bool refused)
    {
        await using var rig = new MonetaRig { OnDetails = () => MonetaRig.Details("SUCCEED", ("targetcurrencycode", currency)) };
        ((await rig.PrepareAsync()).Decided is GatewayOutcome.Rejected).ShouldBe(refused);
    }

    [Fact]
    public async Task A_child_that_came_since_and_carries_another_label_leaves_it_unknown()
    {
        await using var rig = new MonetaRig { OnDetails = () => MonetaRig.Details("SUCCEED", ("haschildren", "0")) };
        var sent = MonetaRig.Operation with { Snapshot = (await rig.PrepareAsync()).Snapshot };
        (await rig.ResolveAsync(sent)).ShouldBeOfType<GatewayOutcome.NotDone>();

        rig.OnDetails = () => MonetaRig.Details("SUCCEED", ("haschildren", "1"));

        (await rig.ResolveAsync(sent)).ShouldBeOfType<GatewayOutcome.Unknown>();
    }

    private static MonetaRig WithEarlier(string status, string amount) => new()
    {
        OnFind = label => label == MonetaRig.Operation.OperationId.ToString("D") ? MonetaRig.Found(MonetaRig.Refund(status, amount)) : MonetaRig.Found(),
    };
}
