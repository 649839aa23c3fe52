using Sagas.Chaos.Checking;
using Sagas.Chaos.Evidence;

namespace Sagas.IntegrationTests.Chaos;

/// <summary>Wrong histories, each a right one with one thing changed: what a run would leave behind if the service had that bug.</summary>
public sealed class When_a_history_is_judged
{
    private static readonly Dictionary<string, (string Rule, Func<Everything, Everything> Plant)> Wrong = new(StringComparer.Ordinal)
    {
        ["a message acknowledged and lost"] = ("each message counts once", seen => seen with
        {
            Sent = [.. seen.Sent, new Sent("happy", "notification-delivered", "happy/3")],
        }),
        ["a payment nobody kept"] = ("final or in front of a person", seen => seen with
        {
            Payments = [.. seen.Payments.Where(row => row.PaymentId != "happy")],
        }),
        ["a duplicate taken twice"] = ("each message counts once", seen => seen with
        {
            History = [.. seen.History.Select(step => step is { Event: "item-grant-failed" } ? step with { Event = "payment-captured", From = "Confirmed" } : step)],
            Sent = [.. seen.Sent.Where(message => message.Identity != "refunded/2")],
        }),
        ["an update written over"] = ("history is a legal path to the row", seen => seen with
        {
            History = [.. seen.History.Where(step => step is not { Event: "item-grant-failed" })],
        }),
        ["a refund sent twice"] = ("money returned exactly once", seen => seen with
        {
            Ledger = [.. seen.Ledger, new Movement("bpc", "p_refunded", "refund", 1, "key-2")],
        }),
        ["one key that moved money twice"] = ("money returned exactly once", seen => seen with
        {
            Ledger = [new Movement("bpc", "p_refunded", "refund", 100_000, "key-1"), new Movement("bpc", "p_refunded", "refund", 50_000, "key-1")],
        }),
        ["more than was taken"] = ("money returned exactly once", seen => seen with
        {
            Ledger = [new Movement("bpc", "p_refunded", "refund", RightHistory.Amount + 1, "key-1")],
        }),
        ["a refund of what nobody asked for"] = ("money returned exactly once", seen => seen with
        {
            Ledger = [.. seen.Ledger, new Movement("bpc", "p_happy", "refund", RightHistory.Amount, "key-3")],
        }),
        ["a fact that never left"] = ("every fact told, with one message id", seen => seen with
        {
            Facts = [.. seen.Facts.Where(fact => fact.Name != "payment-refunded")],
        }),
        ["a fact told under two ids"] = ("every fact told, with one message id", seen => seen with
        {
            Facts = [.. seen.Facts, RightHistory.Fact("payment-refunded", "refunded", 3, "m-9")],
        }),
        ["a row in the outbox for ever"] = ("nothing left behind", seen => seen with { Outbox = 1 }),
        ["a process that ended by itself"] = ("no process ends by itself", seen => seen with { EndedByThemselves = ["service-1"] }),
        ["a message in an error queue"] = ("nothing left behind", seen => seen with { Queues = [new QueueDepth("payment-saga_error", 1)] }),
        ["a refunded payment confirmed again"] = ("history is a legal path to the row", seen => seen with
        {
            History = [.. seen.History, RightHistory.Step(RightHistory.Refunded, 4, "operation-rejected", "Refunded", "Confirmed")],
        }),
        ["a path with a gap"] = ("history is a legal path to the row", seen => seen with
        {
            History = [.. seen.History.Select(step => step.To == "Refunded" ? step with { From = "Reconciling" } : step)],
        }),
        ["a refusal that nobody is told of"] = ("final or in front of a person", seen => seen with
        {
            Payments = [.. seen.Payments.Select(row => row.PaymentId == "waiting" ? row with { State = "Refunding", Why = null } : row)],
        }),
        ["a refusal tried again with another operation"] = ("final or in front of a person", seen => seen with
        {
            Attempts = [.. seen.Attempts, seen.Attempts[0] with { OperationId = RightHistory.Waiting, Outcome = "rejected" }],
        }),
        ["a person who was not called"] = ("final or in front of a person", seen => seen with
        {
            Facts = [.. seen.Facts.Where(fact => fact.Name != "compensation-needs-attention")],
        }),
        ["a person asked for nothing"] = ("final or in front of a person", seen => seen with
        {
            Stories = [.. seen.Stories.Select(story => story with { NeedsPerson = false })],
        }),
        ["a movement without an operation"] = ("ledger and journal agree", seen => seen with { Attempts = [] }),
        ["a success without a movement"] = ("ledger and journal agree", seen => seen with { Ledger = [] }),
        ["a call without an end"] = ("ledger and journal agree", seen => seen with
        {
            Attempts = [.. seen.Attempts, new AttemptRow(RightHistory.Refunded, RightHistory.Operation, 2, "refund", RightHistory.Amount, null)],
        }),
        ["a resend without proof"] = ("ledger and journal agree", seen => seen with
        {
            Attempts = [new AttemptRow(RightHistory.Refunded, RightHistory.Operation, 1, "refund", RightHistory.Amount, "rejected"), .. seen.Attempts.Select(attempt => attempt with { Attempt = 2 })],
        }),
        ["an attempt sent twice"] = ("each attempt is sent once, with cause", seen => seen with
        {
            Orders = [.. seen.Orders, .. seen.Orders],
        }),
        ["an order without an attempt"] = ("each attempt is sent once, with cause", seen => seen with
        {
            Orders = [.. seen.Orders, new Order("bpc", "happy")],
        }),
        ["a second attempt without a cause"] = ("each attempt is sent once, with cause", seen => seen with
        {
            Orders = [.. seen.Orders, .. seen.Orders],
            Attempts = [.. seen.Attempts, seen.Attempts[0] with { Attempt = 2 }],
        }),
        ["an order about nobody's payment"] = ("nothing left behind", seen => seen with
        {
            Orders = [.. seen.Orders, new Order("bpc", "pay-0")],
        }),
        ["a merchant told of a cancellation that was none"] = ("the merchant was told the truth", seen => seen with
        {
            Cancels = [.. seen.Cancels, new CancelCall("waiting", "r-2", "0", "CANCELLED")],
        }),
        ["a promise to a merchant forgotten"] = ("the merchant was told the truth", seen => seen with
        {
            Cancels = [.. seen.Cancels, new CancelCall("waiting", "r-2", "1013", "CONFIRMED")],
        }),
    };

    public static TheoryData<string> Wrongs { get; } = [.. Wrong.Keys];

    [Fact]
    public void What_is_right_passes() => Checker.Check(RightHistory.Make()).ShouldBeEmpty();

    [Fact]
    public void An_unpaid_payment_that_ended_by_itself_leaves_no_question()
    {
        var expired = Guid.Parse("00000000-0000-0000-0000-000000000004");
        var right = RightHistory.Make();

        Checker.Check(right with
        {
            Stories = [.. right.Stories, right.Stories[0] with { PaymentId = "expired", GatewayId = "p_expired", Standing = Standing.New, Expired = true }],
            Sent = [.. right.Sent, new Sent("expired", "payment-initiated", "expired/1"), new Sent("expired", "item-grant-failed", "expired/2"), new Sent("expired", "payment-expired", "expired/3")],
            Facts = [.. right.Facts, RightHistory.Fact("payment-cancelled", "expired", 3, "m-4") with { Amount = 0 }],
            Payments = [.. right.Payments, new PaymentRow(expired, "expired", 3, "Cancelled", "CANCELLED")],
            History =
            [
                .. right.History, RightHistory.Step(expired, 1, "payment-initiated", "", "New"), RightHistory.Step(expired, 2, "item-grant-failed", "New", "Cancelling"),
                RightHistory.Step(expired, 3, "payment-expired", "Cancelling", "Cancelled"),
            ],
            Attempts = [.. right.Attempts, new AttemptRow(expired, Guid.Parse("00000000-0000-0000-0000-0000000000bb"), 1, "cancel", RightHistory.Amount, "unknown")],
        }).ShouldBeEmpty();
    }

    [Fact]
    public void A_hold_of_which_the_gateway_tells_before_it_answers_leaves_no_question()
    {
        Checker.Check(Released("payment-expired")).ShouldBeEmpty();
        Checker.Check(Released("operation-unknown")).ShouldContain(violation => violation.Rule == "ledger and journal agree");
    }

    // A release that was sent, done and never answered; then something ended the payment.
    private static Everything Released(string ending)
    {
        var held = Guid.Parse("00000000-0000-0000-0000-000000000005");
        var right = RightHistory.Make();
        return right with
        {
            Stories = [.. right.Stories, right.Stories[0] with { PaymentId = "held", GatewayId = "p_held", Standing = Standing.Authorized, GatewayTells = true }],
            Sent = [.. right.Sent, new Sent("held", "payment-authorized", "held/1"), new Sent("held", "item-grant-failed", "held/2")],
            Ledger = [.. right.Ledger, right.Ledger[0] with { GatewayId = "p_held", Kind = "reverse", OperationKey = "00000000-0000-0000-0000-0000000000cc" }],
            Facts = [.. right.Facts, RightHistory.Fact("compensation-started", "held", 2, "m-6"), RightHistory.Fact("payment-reversed", "held", 3, "m-5")],
            Payments = [.. right.Payments, new PaymentRow(held, "held", 3, "Reversed", "REVERSED")],
            History =
            [
                .. right.History, RightHistory.Step(held, 1, "payment-authorized", "", "Authorized"), RightHistory.Step(held, 2, "item-grant-failed", "Authorized", "Reversing"),
                RightHistory.Step(held, 3, ending, "Reversing", "Reversed"),
            ],
            Attempts = [.. right.Attempts, new AttemptRow(held, Guid.Parse("00000000-0000-0000-0000-0000000000cc"), 1, "reverse", RightHistory.Amount, "unknown")],
        };
    }

    [Theory]
    [MemberData(nameof(Wrongs))]
    public void What_is_wrong_is_found_by_its_rule(string name)
    {
        var (rule, plant) = Wrong[name];

        Checker.Check(plant(RightHistory.Make())).ShouldContain(violation => violation.Rule == rule, name);
    }
}
