using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Tests.Payments;

public sealed class When_people_ask_what_happens_next
{
    public static TheoryData<string, string> Waits { get; } = new()
    {
        { "no payment", "asks the gateway, or a person, when no payment fact has come" },
        { "delay", "gives the money back, unless the step succeeds before" },
        { "approval", "waits for an approval; reminds again" },
        { "refused", "waits for a person: retry once the cause is gone, or give the money back and record it with manual-refund, or dismiss; reminds again" },
        { "in doubt", "asks the gateway what became of the operation" },
        { "cannot cancel", "asks the gateway whether the payment has ended" },
        { "asked for its end", "asks the gateway whether the payment has ended" },
        { "cancelling", "waits for the gateway's answer, then asks it" },
        { "reversing", "waits for the gateway's answer, then asks it" },
        { "refunding", "waits for the gateway's answer, then asks it" },
        { "not sent", "sends the command again" },
        { "accepted", "waits for the gateway, then asks it" },
        { "paused", "sends the command once the pause is over" },
    };

    [Theory]
    [MemberData(nameof(Waits))]
    public void They_are_told_and_when(string place, string what)
    {
        var driver = At(place);
        driver.Saga.DueAt.ShouldNotBeNull();
        driver.Saga.Next.ShouldBe((what, driver.Saga.DueAt));
    }

    [Fact]
    public void A_payment_at_rest_depends_on_others()
    {
        new SagaDriver().With(Some.Granted()).Saga.Next.ShouldBe(("waits for a payment fact", null));
        Situations.Resting(PaymentStatus.New).Saga.Next.ShouldBe(("waits for the payment", null));
        Situations.Resting(PaymentStatus.Authorized).Saga.Next.ShouldBe(("waits for the capture", null));
        Situations.Resting(PaymentStatus.Confirmed).Saga.Next.ShouldBe(("waits for granting and notifying", null));
        Situations.Resting(PaymentStatus.Confirmed).With(Some.Granted(), Some.Notified()).Saga.Next.ShouldBe(("nothing: granted and notified", null));
    }

    [Theory]
    [InlineData(PaymentStatus.New, PaymentStatus.Cancelled)]
    [InlineData(PaymentStatus.Authorized, PaymentStatus.Reversed)]
    [InlineData(PaymentStatus.Confirmed, PaymentStatus.Refunded)]
    public void Of_an_ended_one_nothing_follows(PaymentStatus status, PaymentStatus end) =>
        Situations.Returning(status).Succeed(end).Saga.Next.ShouldBe(("nothing: the payment has ended", null));

    private static SagaDriver At(string place)
    {
        var driver = place switch
        {
            "no payment" => new SagaDriver().With(Some.GrantFailed()),
            "delay" => Situations.Scheduled(),
            "approval" => Situations.AwaitingApproval(),
            "refused" => Situations.Refused(),
            "in doubt" => Situations.InDoubt(),
            "cannot cancel" or "asked for its end" => new SagaDriver(gateway: new GatewayProfile { CancelUnpaid = false }).With(Some.Initiated(), Some.Cancel()),
            "cancelling" => Situations.Cancelling(),
            "reversing" => Situations.Reversing(),
            "paused" => new SagaDriver(options => options.Paused.All = true).With(Some.Captured(), Some.GrantFailed()),
            _ => Situations.Refunding(),
        };
        if (place == "asked for its end")
            driver.Ring();
        return place switch
        {
            "not sent" => driver.With(Some.NotSent(driver.Command())),
            "accepted" => driver.With(Some.Accepted(driver.Command())),
            _ => driver,
        };
    }
}
