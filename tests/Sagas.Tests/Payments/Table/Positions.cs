using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Tests.Payments.Table;

/// <summary>Positions that take long to be reached by trying everything, by what led to them.</summary>
internal static class Positions
{
    private static readonly GatewayProfile Knowing = new() { PartialRefund = true, PartialReverse = true, KnowsItems = true };

    public static IReadOnlyDictionary<string, Func<SagaDriver>> All { get; } = new Dictionary<string, Func<SagaDriver>>(StringComparer.Ordinal)
    {
        ["nothing is known"] = () => new SagaDriver(),
        ["a step failed, no payment is known"] = () => new SagaDriver().With(Some.GrantFailed()),
        ["asked for the payment"] = () => Rung(new SagaDriver().With(Some.GrantFailed(), Some.ReturnedElsewhere(50_000))),
        ["announced"] = () => Situations.Resting(PaymentStatus.New),
        ["held"] = () => Situations.Resting(PaymentStatus.Authorized),
        ["taken"] = () => Situations.Resting(PaymentStatus.Confirmed),
        ["fulfilled"] = () => Situations.Resting(PaymentStatus.Confirmed).With(Some.Granted(), Some.Notified()),
        ["waits for the capture"] = () => Situations.Resting(PaymentStatus.Authorized).With(Some.GrantFailed(null, Some.Item("a", 50_000))),
        ["cannot be cancelled"] = () => new SagaDriver(gateway: new GatewayProfile { CancelUnpaid = false }).With(Some.Initiated(), Some.Cancel()),
        ["asked for its end"] = () => Rung(new SagaDriver(gateway: new GatewayProfile { CancelUnpaid = false }).With(Some.Initiated(), Some.Cancel())),
        ["in the delay"] = Situations.Scheduled,
        ["before the approval"] = Situations.AwaitingApproval,
        ["cancelling"] = Situations.Cancelling,
        ["reversing"] = Situations.Reversing,
        ["refunding"] = () => Situations.Refunding(),
        ["refunding an item"] = () => new SagaDriver().With(Some.Captured(), Some.GrantFailed(null, Some.Item("a", 50_000))),
        ["refunding what only the gateway knows"] = () => new SagaDriver(gateway: Knowing).With(Some.Captured(), Some.GrantFailedFor(Some.Tagged("t"))),
        ["held by a pause"] = () => new SagaDriver(rules => rules.Paused.All = true).With(Some.Captured(), Some.GrantFailed()),
        ["accepted"] = () => Answered(Situations.Refunding(), command => Some.Accepted(command)),
        ["not sent"] = () => Answered(Situations.Refunding(), command => Some.NotSent(command)),
        ["not sent for long"] = () => Answered(Situations.Refunding().Pass(TimeSpan.FromHours(1)), command => Some.NotSent(command) with { RetryAfter = TimeSpan.FromHours(1) }),
        ["in doubt"] = () => Situations.InDoubt(),
        ["resent"] = () => Answered(Situations.InDoubt(), command => Some.NotDone(command)),
        ["resent for the last time"] = () => Answered(Situations.InDoubt(new SagaOptions { MaxResends = 1, ResolveSchedule = [TimeSpan.FromSeconds(1)] }), command => Some.NotDone(command)),
        ["said to be done before"] = () => Answered(Situations.Refunding(), command => Some.Rejected(command, RejectionCause.AlreadyDone)),
        ["refused"] = Situations.Refused,
        ["unresolved"] = Situations.Unresolved,
        ["in front of a person after a part by hand"] = () => Situations.Unresolved().With(Some.ByHand(50_000)),
        ["closed by hand"] = () => Situations.InDoubt().With(Some.ByHand()),
        ["dismissed in doubt"] = () => Situations.Unresolved().With(Some.Dismiss()),
        ["dismissed"] = () => Situations.Refused().With(Some.Dismiss()).Pass(TimeSpan.FromMinutes(1)),
        ["granted after a failure"] = () => Situations.Scheduled().With(Some.Granted()).Pass(TimeSpan.FromMinutes(1)),
        ["disputed"] = () => Situations.InDoubt().With(Some.Disputed()),
        ["contradicted"] = () => Situations.Refunding().With(Some.Captured() with { Currency = "USD" }),
        ["no gateway is configured"] = NotConfigured,
        ["an id is missing"] = () => new SagaDriver().With(Some.Captured() with { GatewayPaymentId = null }, Some.GrantFailed()),
        ["full refunds only"] = () => new SagaDriver(gateway: new GatewayProfile()).With(Some.Captured(), Some.GrantFailed(null, Some.Item("a", 50_000))),
        ["a gateway without an API"] = () => new SagaDriver(gateway: new GatewayProfile { ManualInstruction = "Return it." }).With(Some.Captured(), Some.GrantFailed()),
        ["too much at once"] = () => new SagaDriver(rules => rules.Limits = new() { Sum = new() { ["RUB"] = 1 } }).With(Some.Captured(), Some.GrantFailed()),
        ["above the threshold"] = () => new SagaDriver(rules => rules.ItemGrantFailed = new FailurePolicy { ApprovalAbove = new() { ["RUB"] = 1 } }).With(Some.Captured(), Some.GrantFailed()),
        ["ignored by the policy"] = () => new SagaDriver(rules => rules.ItemGrantFailed = new FailurePolicy { Mode = CompensationMode.Ignore }).With(Some.Captured(), Some.GrantFailed()).Pass(TimeSpan.FromMinutes(1)),
        ["a part went back"] = () => new SagaDriver().With(Some.Captured(), Some.GrantFailed(null, Some.Item("a", 50_000))).Succeed(PaymentStatus.Confirmed).Pass(TimeSpan.FromMinutes(1)),
        ["a part went back elsewhere"] = () => Situations.Refunding().With(Some.ReturnedElsewhere(50_000, "part")),
        ["cancelled"] = () => Situations.Cancelling().Succeed(PaymentStatus.Cancelled),
        ["reversed"] = () => Situations.Reversing().Succeed(PaymentStatus.Reversed),
        ["refunded"] = () => Situations.Refunding().Succeed(PaymentStatus.Refunded),
        ["refunded by a resend"] = () => Answered(Situations.InDoubt(), command => Some.NotDone(command)).Succeed(PaymentStatus.Refunded),
        ["expired while it was undone"] = () => Situations.Reversing().With(Some.Expired()),
        ["taken after the end"] = Situations.CapturedAfterCancel,
        ["taken after the end, without an API"] = () => new SagaDriver(gateway: new GatewayProfile { ManualInstruction = "Return it." }).With(Some.Initiated(), Some.Expired(), Some.Captured()),
    };

    private static SagaDriver Answered(SagaDriver driver, Func<IGatewayCommand, object> answer) => driver.With(answer(driver.Command()));

    private static SagaDriver NotConfigured()
    {
        var driver = new SagaDriver();
        driver.Gateways.Clear();
        return driver.With(Some.Captured(), Some.GrantFailed());
    }

    private static SagaDriver Rung(SagaDriver driver)
    {
        driver.Ring();
        return driver;
    }
}
