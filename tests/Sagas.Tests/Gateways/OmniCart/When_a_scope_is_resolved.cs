using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.OmniCart;

/// <summary>The examples of the gateway's guide, one by one.</summary>
public sealed class When_a_scope_is_resolved
{
    [Fact]
    public async Task Tags_mean_every_item_that_carries_one_of_them() =>
        (await RefundedAsync(new ItemScope { Tags = ["rampart", "inferno"] })).ShouldBe(["crystal", "gog", "ifrit"]);

    [Fact]
    public async Task Ids_mean_themselves() =>
        (await RefundedAsync(new ItemScope { ItemIds = ["gems", "crystal"] })).ShouldBe(["crystal", "gems"]);

    [Fact]
    public async Task A_timer_alone_means_every_item_with_that_setting()
    {
        (await RefundedAsync(new ItemScope { TimerEnabled = true })).ShouldBe(["ifrit", "titan"]);
        (await RefundedAsync(new ItemScope { TimerEnabled = false })).ShouldBe(["crystal", "gems", "gog", "lich"]);
    }

    [Fact]
    public async Task Tags_and_ids_are_a_union_that_ignores_overlaps() =>
        (await RefundedAsync(new ItemScope { Tags = ["rampart"], ItemIds = ["crystal", "gems"] })).ShouldBe(["crystal", "gems"]);

    [Fact]
    public async Task A_timer_narrows_what_tags_mean() =>
        (await RefundedAsync(new ItemScope { Tags = ["inferno", "tower"], TimerEnabled = true })).ShouldBe(["ifrit", "titan"]);

    [Fact]
    public async Task A_timer_narrows_what_ids_mean() =>
        (await RefundedAsync(new ItemScope { ItemIds = ["gems", "titan"], TimerEnabled = true })).ShouldBe(["titan"]);

    [Theory]
    [InlineData(new[] { "dungeon" }, null)]
    [InlineData(new[] { "inferno", "dungeon" }, null)]
    [InlineData(new[] { "necropolis", "tower" }, false)]
    [InlineData(new[] { "necropolis" }, true)]
    public async Task A_tag_that_matches_nothing_after_the_narrowing_fails_it_all(string[] tags, bool? timer) =>
        (await RefusedAsync(new ItemScope { Tags = tags, TimerEnabled = timer })).ShouldContain("tagged");

    [Fact]
    public async Task An_id_that_the_cart_does_not_have_fails_it_all() =>
        (await RefusedAsync(new ItemScope { Tags = ["inferno"], ItemIds = ["ghost"] })).ShouldContain("ghost");

    [Fact]
    public async Task Ids_without_that_timer_setting_fail_it_all() =>
        (await RefusedAsync(new ItemScope { ItemIds = ["gems"], TimerEnabled = true })).ShouldContain("matches");

    [Fact]
    public async Task A_timer_setting_that_no_item_has_fails_it_all()
    {
        await using var rig = new OmniCartRig().With(CartItem.Completed("a"));
        (await rig.RunAsync(Operation(new ItemScope { TimerEnabled = true }))).ShouldBeOfType<GatewayOutcome.Rejected>();
        rig.Sent.Last().Call.ShouldEndWith("?timerEnabled=true");
    }

    [Fact]
    public async Task The_answer_names_what_the_scope_turned_out_to_be_also_what_is_not_ready()
    {
        await using var rig = Cart();
        rig.With(CartItem.Authorized("gog", 20) with { Tag = "inferno" });
        rig.Becomes(OmniCartRig.Done, new CartItem("ifrit", "refunded", 30, 0, 30, "inferno", HasTimer: true));

        var done = (await rig.RunAsync(Operation(new ItemScope { Tags = ["inferno"] }))).ShouldBeOfType<GatewayOutcome.Succeeded>();

        done.Amount.ShouldBe(30);
        done.Items!.OrderBy(item => item.ItemId, StringComparer.Ordinal)
            .ShouldBe([new PaymentItem { ItemId = "gog", Amount = 20 }, new PaymentItem { ItemId = "ifrit", Amount = 30 }]);
    }

    [Fact]
    public async Task Items_that_went_back_before_settle_it_without_a_call()
    {
        await using var rig = Cart();
        rig.With(new CartItem("titan", "refunded", 40, 0, 40, "tower", HasTimer: true));

        var done = (await rig.RunAsync(Operation(new ItemScope { Tags = ["tower"] }) with { ReturnedAmount = 40 })).ShouldBeOfType<GatewayOutcome.Succeeded>();

        (done.Amount, done.Status, done.External).ShouldBe((0, PaymentStatus.Confirmed, true));
        done.Items.ShouldBe([new PaymentItem { ItemId = "titan", Amount = 40 }]);
        rig.Moves.ShouldBeEmpty();
    }

    private static OmniCartRig Cart() => new OmniCartRig().With(
        CartItem.Completed("crystal", 10) with { Tag = "rampart" },
        CartItem.Completed("gems", 15),
        CartItem.Completed("gog", 20) with { Tag = "inferno" },
        CartItem.Completed("ifrit", 30) with { Tag = "inferno", HasTimer = true },
        CartItem.Completed("titan", 40) with { Tag = "tower", HasTimer = true },
        CartItem.Completed("lich", 50) with { Tag = "necropolis" });

    private static GatewayOperation Operation(ItemScope scope) => OmniCartRig.Operation() with { Scope = scope };

    private static async Task<IReadOnlyList<string>> RefundedAsync(ItemScope scope)
    {
        await using var rig = Cart();
        rig.OnMove = OmniCartRig.Done;
        await rig.RunAsync(Operation(scope));
        var body = System.Text.Json.JsonDocument.Parse(rig.Moves.ShouldHaveSingleItem().Body).RootElement;
        return [.. body.GetProperty("filterBox").GetProperty("itemIds").EnumerateArray().Select(id => id.GetString()!).Order(StringComparer.Ordinal)];
    }

    private static async Task<string> RefusedAsync(ItemScope scope)
    {
        await using var rig = Cart();
        var rejected = (await rig.RunAsync(Operation(scope))).ShouldBeOfType<GatewayOutcome.Rejected>();
        rejected.Cause.ShouldBe(RejectionCause.Refused);
        rig.Moves.ShouldBeEmpty();
        return rejected.Message.ShouldNotBeNull();
    }
}
