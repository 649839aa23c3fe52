using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Tests.Support;

namespace Sagas.Tests.Payments.Table;

/// <summary>The configurations under which the machine is explored.</summary>
internal static class Worlds
{
    public static IReadOnlyDictionary<string, Func<SagaDriver>> All { get; } = new Dictionary<string, Func<SagaDriver>>(StringComparer.Ordinal)
    {
        ["automatic"] = () => new SagaDriver(options: Impatient()),
        ["delay and approval"] = () => new SagaDriver(options: Impatient(), configure: options =>
        {
            options.ItemGrantFailed = new FailurePolicy { Delay = TimeSpan.FromMinutes(10) };
            options.NotificationFailed = new FailurePolicy { Mode = CompensationMode.Approval };
        }),
        ["full refunds only, ignored notifications"] = () => new SagaDriver(
            options => options.NotificationFailed = new FailurePolicy { Mode = CompensationMode.Ignore },
            new GatewayProfile { PartialRefund = false },
            Impatient()),
        ["a gateway that cannot cancel"] = () => new SagaDriver(gateway: new GatewayProfile { CancelUnpaid = false }, options: Impatient()),
        ["a gateway that knows items"] = () => new SagaDriver(
            gateway: new GatewayProfile { CancelUnpaid = false, PartialRefund = true, PartialReverse = true, KnowsItems = true }, options: Impatient()),
        ["a gateway without an API"] = () => new SagaDriver(gateway: new GatewayProfile { ManualInstruction = "Refund it in the back office." }, options: Impatient()),
    };

    /// <summary>Payments that rest again after an operation, where answers of the past may still come.</summary>
    public static IEnumerable<Func<SagaDriver>> WithAPast =>
        from facts in new object[][] { [Some.Initiated()], [Some.Authorized()], [Some.Captured()], [Some.Captured(), Some.Granted(), Some.Notified()] }
        from goesOn in new object[][] { [Some.Dismiss()], [Some.Dismiss(), Some.GrantFailed(At(1))] }
        from delayed in new[] { false, true }
        select (Func<SagaDriver>)(() => Dismissed(facts, goesOn, delayed));

    private static SagaDriver Dismissed(object[] facts, object[] goesOn, bool delayed)
    {
        var driver = new SagaDriver(options: Impatient(), configure: options => options.ItemGrantFailed =
            new FailurePolicy { Delay = delayed ? TimeSpan.FromMinutes(10) : null, Mode = delayed ? null : CompensationMode.Approval });
        foreach (var fact in facts)
            driver.TakeAny(fact);
        driver.Take(Some.Cancel());
        driver.Take(Some.Rejected(driver.All<IGatewayCommand>()[^1], RejectionCause.Refused));
        foreach (var message in goesOn)
            driver.TakeAny(message);
        return driver;
    }

    private static DateTimeOffset At(int minutes) => new ManualClock().GetUtcNow() + TimeSpan.FromMinutes(minutes);

    /// <summary>Short schedules, so that their ends are reached.</summary>
    private static SagaOptions Impatient() => new()
    {
        ResolveSchedule = [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1)],
        MaxResends = 1,
    };
}
