using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Storage;

namespace Sagas.Tests.Storage;

public abstract partial class SagaStoreContract
{
    [Fact]
    public async Task A_payment_is_found_by_its_names_byte_by_byte()
    {
        await CommitAsync(Make.Unit(Make.Saga("A1", 1, Now)));
        (await Reader.FindAsync(Make.Team, "A1", Token))!.CorrelationId.ShouldBe(Make.SagaId("A1"));
        (await Reader.FindAsync(Make.Team, "a1", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_payment_is_found_by_what_its_gateway_calls_it()
    {
        await CommitAsync(Make.Unit(AtGateway("1", "bank", "p_1", "ps_1")), Make.Unit(AtGateway("2", "bank", "p_2", null)), Make.Unit(AtGateway("3", "shop", "p_1", null)));

        (await NamesAsync("bank", "p_1")).ShouldBe(["1"]);
        (await NamesAsync("bank", "ps_1")).ShouldBe(["1"]);
        (await NamesAsync("shop", "p_1")).ShouldBe(["3"]);
        (await NamesAsync("bank", "p_3")).ShouldBeEmpty();
        (await NamesAsync("bank", "P_1")).ShouldBeEmpty();

        await CommitAsync(Make.Unit(AtGateway("1", "bank", "p_9", "ps_1", version: 2)));
        (await NamesAsync("bank", "p_1")).ShouldBeEmpty();
        (await NamesAsync("bank", "p_9")).ShouldBe(["1"]);

        PaymentSaga AtGateway(string name, string gateway, string? paymentId, string? sessionId, int version = 1)
        {
            var saga = Make.Saga(name, version, Now);
            saga.Gateway = gateway;
            saga.GatewayPaymentId = paymentId;
            saga.GatewaySessionId = sessionId;
            return saga;
        }

        async Task<IEnumerable<string>> NamesAsync(string gateway, string id) =>
            (await Reader.FindByGatewayAsync(gateway, id, Token)).Select(payment => payment.PaymentId);
    }

    [Fact]
    public async Task Pages_go_from_the_last_updated_to_the_first_and_lose_nobody()
    {
        for (var i = 0; i < 7; i++)
            await CommitAsync(Make.Unit(Make.Saga($"{i}", 1, Now.AddSeconds(i / 2))));
        await CommitAsync(Make.Unit(Make.Saga("0", 2, Now.AddSeconds(60))));

        var seen = new List<string>();
        var filter = new PaymentFilter { Limit = 3 };
        for (PaymentPage? page = null; page is null || page.Next is not null;)
        {
            page = await Reader.ListAsync(filter with { After = page?.Next }, Token);
            seen.AddRange(page.Payments.Select(payment => payment.PaymentId));
        }

        seen[0].ShouldBe("0");
        seen.Order().ShouldBe(["0", "1", "2", "3", "4", "5", "6"]);
        seen.IndexOf("6").ShouldBeLessThan(seen.IndexOf("2"));
    }

    [Fact]
    public async Task Filters_restrict()
    {
        var refunded = Make.Saga("1", 1, Now);
        refunded.State = "Refunded";
        refunded.Status = PaymentStatus.Refunded;
        refunded.Gateway = "bank";
        await CommitAsync(Make.Unit(refunded), Make.Unit(Make.Saga("2", 1, Now)));

        (await NamesAsync(new PaymentFilter { State = "Refunded" })).ShouldBe(["1"]);
        (await NamesAsync(new PaymentFilter { Status = PaymentStatus.Refunded })).ShouldBe(["1"]);
        (await NamesAsync(new PaymentFilter { Gateway = "bank" })).ShouldBe(["1"]);
        (await NamesAsync(new PaymentFilter { TeamSlug = Make.Team })).Order().ShouldBe(["1", "2"]);
        (await NamesAsync(new PaymentFilter { TeamSlug = "other" })).ShouldBeEmpty();

        async Task<IEnumerable<string>> NamesAsync(PaymentFilter filter) =>
            (await Reader.ListAsync(filter, Token)).Payments.Select(payment => payment.PaymentId);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("1.2")]
    [InlineData("99999999999999999999.00000000000000000000000000000000")]
    public async Task A_page_that_no_page_named_is_refused(string after) =>
        await Should.ThrowAsync<FormatException>(() => Reader.ListAsync(new PaymentFilter { After = after }, Token));

    [Theory]
    [InlineData(0)]
    [InlineData(501)]
    public async Task A_page_has_bounds(int limit) =>
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Reader.ListAsync(new PaymentFilter { Limit = limit }, Token));

    [Fact]
    public async Task History_is_in_order_and_pages_by_version()
    {
        for (var version = 1; version <= 4; version++)
            await CommitAsync(Make.Unit(Make.Saga("1", version, Now)));

        var rows = await Reader.HistoryAsync(Make.SagaId("1"), 1, 2, Token);

        rows.Select(row => row.Version).ShouldBe([2L, 3L]);
        rows[0].Remarks.ShouldBe(["because"]);
        (await Reader.HistoryAsync(Make.SagaId("2"), 0, 10, Token)).ShouldBeEmpty();
    }
}
