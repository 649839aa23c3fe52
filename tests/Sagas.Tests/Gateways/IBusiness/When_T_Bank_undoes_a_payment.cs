using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.IBusiness;

public sealed class When_T_Bank_undoes_a_payment : IAsyncDisposable
{
    private readonly TBankRig _rig = new();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task The_call_names_the_terminal_and_the_amount()
    {
        _rig.OnCancel = () => TBankRig.Cancelled("PARTIAL_REFUNDED", 150_000, 100_000);

        (await _rig.ExecuteAsync(TBankRig.Operation)).ShouldBe(new GatewayOutcome.Succeeded(PaymentStatus.Confirmed, 50_000));

        var (path, body) = _rig.Sent.ShouldHaveSingleItem();
        path.ShouldBe("/v2/Cancel");
        body.GetProperty("TerminalKey").GetString().ShouldBe(TBankRig.Terminal);
        body.GetProperty("Amount").GetInt64().ShouldBe(50_000);
        body.GetProperty("ExternalRequestId").GetString().ShouldBe(TBankRig.Operation.OperationId.ToString());
        body.TryGetProperty("TeamSlug", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("REFUNDED", PaymentStatus.Refunded)]
    [InlineData("REVERSED", PaymentStatus.Reversed)]
    [InlineData("CANCELED", PaymentStatus.Reversed)]
    public async Task The_rest_ends_it(string word, PaymentStatus status)
    {
        _rig.OnCancel = () => TBankRig.Cancelled(word, 100_000, 0);

        (await _rig.ExecuteAsync(TBankRig.Operation with { Amount = 100_000, ReturnedAmount = 50_000 }))
            .ShouldBe(new GatewayOutcome.Succeeded(status, 100_000));
    }

    [Fact]
    public async Task A_part_of_a_hold_is_released()
    {
        _rig.OnCancel = () => TBankRig.Cancelled("PARTIAL_REVERSED", 150_000, 100_000);

        (await _rig.ExecuteAsync(TBankRig.Operation with { Kind = OperationKind.Reverse }))
            .ShouldBe(new GatewayOutcome.Succeeded(PaymentStatus.Authorized, 50_000));
    }

    [Theory]
    [InlineData("REVERSING")]
    [InlineData("REFUNDING")]
    public async Task What_is_under_way_is_waited_for(string word)
    {
        _rig.OnCancel = () => TBankRig.Cancelled(word, 150_000, 0);

        (await _rig.ExecuteAsync(TBankRig.Whole)).ShouldBeOfType<GatewayOutcome.Accepted>();
    }

    [Theory]
    [InlineData("PARTIAL_REFUNDED")]
    [InlineData("CONFIRMED")]
    public async Task A_lost_part_is_asked_for_by_the_same_call_again_and_no_status_proves_that_it_was_not_done(string word)
    {
        _rig.OnState = () => TBankRig.State(word);

        var shown = (await _rig.ResolveAsync(TBankRig.Operation)).ShouldBeOfType<GatewayOutcome.NotDone>();

        (shown.GatewayStatus, shown.MayArriveUntil).ShouldBe((PaymentStatus.Confirmed, DateTimeOffset.MaxValue));
        (await _rig.ResolveAsync(TBankRig.Whole)).ShouldBeOfType<GatewayOutcome.NotDone>().MayArriveUntil.ShouldBeNull();
    }

    [Fact]
    public async Task A_lost_whole_is_read_back()
    {
        _rig.OnState = () => TBankRig.State("REFUNDED");

        (await _rig.ResolveAsync(TBankRig.Whole with { OrderId = null })).ShouldBe(new GatewayOutcome.Succeeded(PaymentStatus.Refunded, 150_000));
        _rig.Sent.ShouldHaveSingleItem().Path.ShouldBe("/v2/GetState");
    }

    [Theory]
    [InlineData("3")]
    [InlineData("401")]
    public async Task Something_broken_inside_is_unknown(string code)
    {
        _rig.OnCancel = () => TBankRig.Refused(code);

        (await _rig.ExecuteAsync(TBankRig.Whole)).ShouldBeOfType<GatewayOutcome.Unknown>();
    }

    [Theory]
    [InlineData("204", null)]
    [InlineData("205", null)]
    [InlineData("3029", 1)]
    [InlineData("3030", 24)]
    public async Task Not_now_costs_nothing(string code, int? hours)
    {
        _rig.OnCancel = () => TBankRig.Refused(code);

        (await _rig.ExecuteAsync(TBankRig.Whole)).ShouldBeOfType<GatewayOutcome.NotSent>()
            .RetryAfter.ShouldBe(hours is { } wait ? TimeSpan.FromHours(wait) : null);
    }

    [Fact]
    public async Task A_balance_that_is_too_low_tells_the_person_what_to_do()
    {
        _rig.OnCancel = () => TBankRig.Refused("3002");
        _rig.OnState = () => TBankRig.State("CONFIRMED");

        (await _rig.ExecuteAsync(TBankRig.Whole)).ShouldBeOfType<GatewayOutcome.Rejected>().Message!.ShouldContain("Top up");
    }

    [Fact]
    public async Task Without_known_repeats_the_status_is_looked_at_first_and_a_lost_part_is_for_a_person()
    {
        await using var rig = new TBankRig(knowsRepeats: false);
        rig.Gateway.Capabilities.Repeatable.ShouldBe(OperationKinds.None);

        rig.OnState = () => TBankRig.State("CONFIRMED");
        (await PrepareAsync()).ShouldBe(new GatewayPreparation { Snapshot = "CONFIRMED" });
        rig.OnState = () => TBankRig.State("REFUNDED");
        (await PrepareAsync()).Decided.ShouldBe(new GatewayOutcome.Succeeded(PaymentStatus.Refunded, 150_000) { External = true });
        rig.OnState = () => TBankRig.State("REFUNDING");
        (await PrepareAsync()).Decided.ShouldBeOfType<GatewayOutcome.NotSent>();
        rig.OnState = () => TBankRig.State("PARTIAL_REFUNDED");
        (await PrepareAsync()).Decided.ShouldBeOfType<GatewayOutcome.Rejected>();
        (await rig.ResolveAsync(TBankRig.Operation)).ShouldBeOfType<GatewayOutcome.Rejected>();
        rig.OnState = () => "<html/>";
        (await PrepareAsync()).Decided.ShouldBeOfType<GatewayOutcome.NotSent>();

        Task<GatewayPreparation> PrepareAsync() => rig.Gateway.PrepareAsync(TBankRig.Operation, TestContext.Current.CancellationToken);
    }
}
