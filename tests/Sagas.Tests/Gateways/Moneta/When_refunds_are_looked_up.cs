using Sagas.Gateways;

namespace Sagas.Tests.Gateways.Moneta;

public sealed class When_refunds_are_looked_up
{
    [Theory]
    [InlineData("""{"pagesCount":1,"size":1,"operation":[]}""")]
    [InlineData("""{"pagesCount":1,"size":2,"totalSize":2,"operation":[ROW]}""")]
    [InlineData("""{"pagesCount":1,"size":1,"totalSize":2,"operation":[ROW]}""")]
    [InlineData("""{"operation":[]}""")]
    [InlineData("""{}""")]
    [InlineData("""{"pagesCount":9,"size":0,"operation":[]}""")]
    public async Task An_incomplete_list_proves_nothing(string list)
    {
        var listed = list.Replace("ROW", MonetaRig.Refund("CANCELED"), StringComparison.Ordinal);
        await using var rig = new MonetaRig { OnFind = _ => MonetaRig.Answer("FindOperationsListByCTIDResponse", listed) };

        (await rig.ResolveAsync()).ShouldBeOfType<GatewayOutcome.Unknown>();
        (await rig.PrepareAsync()).Decided.ShouldBeOfType<GatewayOutcome.NotSent>();
    }

    [Theory]
    [InlineData("""{"size":0}""")]
    [InlineData("""{"size":"0","pagesCount":"0","totalSize":"0"}""")]
    [InlineData("""{"size":0,"pagesCount":1,"operation":[]}""")]
    public async Task An_empty_one_shows_that_nothing_was_done(string list)
    {
        await using var rig = new MonetaRig { OnFind = _ => MonetaRig.Answer("FindOperationsListByCTIDResponse", list) };
        (await rig.ResolveAsync()).ShouldBeOfType<GatewayOutcome.NotDone>().GatewayAmount.ShouldBe(150_000);
    }

    [Fact]
    public async Task A_single_one_may_come_without_a_list()
    {
        await using var rig = new MonetaRig
        {
            OnFind = _ => MonetaRig.Answer("FindOperationsListByCTIDResponse", $$"""{"size":1,"operation":{{MonetaRig.Refund("SUCCEED")}}}"""),
        };
        (await rig.ResolveAsync()).ShouldBeOfType<GatewayOutcome.Succeeded>();
    }

    [Fact]
    public async Task Every_page_is_read()
    {
        await using var rig = new MonetaRig();
        var page = 0;
        rig.OnFind = _ => MonetaRig.Answer(
            "FindOperationsListByCTIDResponse",
            $$"""{"size":1,"pagesCount":2,"totalSize":2,"operation":[{{MonetaRig.Refund(++page == 1 ? "CANCELED" : "SUCCEED", id: 90 + page)}}]}""");

        (await rig.ResolveAsync()).ShouldBeOfType<GatewayOutcome.Succeeded>().Reference.ShouldBe("92");
        rig.Sent.Select(sent => sent.Content.GetProperty("pager").GetProperty("pageNumber").GetInt32()).ShouldBe([1, 2]);
    }

    [Theory]
    [InlineData("isrefund\",\"value\":\"1", "isrefund\",\"value\":\"0")]
    [InlineData("parentid\",\"value\":\"87047780", "parentid\",\"value\":\"5")]
    [InlineData("\"key\":\"parentid\"", "\"key\":\"noparent\"")]
    public async Task What_carries_our_label_and_is_not_our_refund_proves_nothing(string from, string to)
    {
        var row = MonetaRig.Refund("CANCELED").Replace(from, to, StringComparison.Ordinal);
        await using var rig = new MonetaRig { OnFind = _ => MonetaRig.Found(row) };

        (await rig.ResolveAsync()).ShouldBeOfType<GatewayOutcome.Unknown>();
        (await rig.PrepareAsync()).Decided.ShouldBeOfType<GatewayOutcome.NotSent>();
    }

    [Fact]
    public async Task Details_of_another_operation_prove_nothing()
    {
        await using var rig = new MonetaRig
        {
            OnDetails = () => MonetaRig.Answer("GetOperationDetailsByIdResponse", $$"""{"operation":{{MonetaRig.Info(5, ("statusid", "SUCCEED"))}}}"""),
        };
        (await rig.ResolveAsync()).ShouldBeOfType<GatewayOutcome.Unknown>();
        (await rig.PrepareAsync()).Decided.ShouldBeOfType<GatewayOutcome.NotSent>();
        rig.Sent.Last().Content.GetRawText().ShouldBe("87047780");
    }
}
