using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Tests.Payments;

/// <summary>Where many tests begin, and what many of them look at.</summary>
public static class Situations
{
    public static SagaDriver With(this SagaDriver driver, params object[] messages)
    {
        foreach (var message in messages)
            driver.TakeAny(message);
        return driver;
    }

    public static SagaDriver Resting(PaymentStatus status) => new SagaDriver().With(Fact(status));

    public static SagaDriver Cancelling() => new SagaDriver().With(Some.Initiated(), Some.GrantFailed());

    public static SagaDriver Reversing() => new SagaDriver().With(Some.Authorized(), Some.GrantFailed());

    public static SagaDriver Refunding(SagaOptions? options = null, GatewayProfile? gateway = null) =>
        new SagaDriver(options: options, gateway: gateway).With(Some.Captured(), Some.GrantFailed());

    /// <summary>A payment on its way back from a status.</summary>
    public static SagaDriver Returning(PaymentStatus status) => Resting(status).With(Some.GrantFailed());

    /// <summary>A full refund whose answer was lost.</summary>
    public static SagaDriver InDoubt(SagaOptions? options = null)
    {
        var driver = Refunding(options);
        return driver.With(Some.Unknown(driver.Command()));
    }

    /// <summary>A full refund that the gateway refused.</summary>
    public static SagaDriver Refused()
    {
        var driver = Refunding();
        return driver.With(Some.Rejected(driver.Command(), RejectionCause.Refused));
    }

    /// <summary>A refund that nobody could tell the end of: the questions are used up.</summary>
    public static SagaDriver Unresolved()
    {
        var driver = InDoubt();
        driver.RingUntil("ManualActionRequired");
        return driver;
    }

    /// <summary>A failure that waits for an approval by policy.</summary>
    public static SagaDriver AwaitingApproval() =>
        new SagaDriver(rules => rules.ItemGrantFailed = new FailurePolicy { Mode = CompensationMode.Approval }).With(Some.Captured(), Some.GrantFailed());

    /// <summary>A failure whose grace delay of an hour runs.</summary>
    public static SagaDriver Scheduled() =>
        new SagaDriver(rules => rules.ItemGrantFailed = new FailurePolicy { Delay = TimeSpan.FromHours(1) }).With(Some.Captured(), Some.GrantFailed());

    /// <summary>A payment of which money was told to be taken after its end; the gateway is being asked.</summary>
    public static SagaDriver CapturedAfterCancel() =>
        new SagaDriver().With(Some.Initiated(), Some.Expired(), Some.Captured());

    public static object Fact(PaymentStatus status) => status switch
    {
        PaymentStatus.New => Some.Initiated(),
        PaymentStatus.Authorized => Some.Authorized(),
        PaymentStatus.Confirmed => Some.Captured(),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>The last command that would move money.</summary>
    public static IGatewayCommand Command(this SagaDriver driver) => driver.Commands()[^1];

    /// <summary>Every command that would move money.</summary>
    public static IReadOnlyList<IGatewayCommand> Commands(this SagaDriver driver) =>
        [.. driver.All<IGatewayCommand>().Where(command => command is not ResolveOperation)];

    /// <summary>The last question to the gateway.</summary>
    public static ResolveOperation Question(this SagaDriver driver) => driver.Last<ResolveOperation>();

    public static SagaDriver Pass(this SagaDriver driver, TimeSpan time)
    {
        driver.Clock.Advance(time);
        return driver;
    }

    /// <summary>Answers the last command with success.</summary>
    public static SagaDriver Succeed(this SagaDriver driver, PaymentStatus status, long? amount = null) =>
        driver.With(Some.Succeeded(driver.Command(), status, amount));

    /// <summary>The last command succeeded in part of the payment, and the gateway names the items.</summary>
    public static SagaDriver Named(this SagaDriver driver, long amount, params PaymentItem[] items) =>
        driver.With(Some.Succeeded(driver.Command(), PaymentStatus.Confirmed, amount, external: false, items));

    /// <summary>Rings the saga's clock until it is in a state; a test that never gets there fails with what it last saw.</summary>
    public static int RingUntil(this SagaDriver driver, string state, int atMost = 50)
    {
        for (var rung = 0; rung <= atMost; rung++)
        {
            if (driver.Saga.State == state)
                return rung;
            driver.Ring();
        }

        throw new InvalidOperationException($"After {atMost} timers the payment is {driver.Saga.State}, not {state}.");
    }

    public static void ShouldBe(this SagaDriver driver, string state, PaymentStatus? status)
    {
        driver.Saga.State.ShouldBe(state);
        driver.Saga.Status.ShouldBe(status);
    }

    /// <summary>Nothing left because of the message, and the payment stands where it stood.</summary>
    public static void ShouldChangeNothing(this SagaDriver driver, object message)
    {
        var (state, status, returned, reason) = (driver.Saga.State, driver.Saga.Status, driver.Saga.ReturnedAmount, driver.Saga.Reason);
        driver.TakeAny(message).ShouldBeEmpty();
        (driver.Saga.State, driver.Saga.Status, driver.Saga.ReturnedAmount, driver.Saga.Reason).ShouldBe((state, status, returned, reason));
    }
}
