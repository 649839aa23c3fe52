using Sagas.Chaos.Evidence;

namespace Sagas.IntegrationTests.Chaos;

/// <summary>What a run leaves behind in which everything went right: one payment refunded, one that waits for a person, one that needed nothing.</summary>
internal static class RightHistory
{
    public const long Amount = 150_000;

    public static readonly Guid Refunded = Guid.Parse("00000000-0000-0000-0000-000000000001");
    public static readonly Guid Waiting = Guid.Parse("00000000-0000-0000-0000-000000000002");
    public static readonly Guid Operation = Guid.Parse("00000000-0000-0000-0000-0000000000aa");

    private static readonly Guid Happy = Guid.Parse("00000000-0000-0000-0000-000000000003");

    public static Everything Make() => new()
    {
        Stories = [Story("refunded"), Story("waiting") with { NeedsPerson = true }, Story("happy")],
        Sent =
        [
            new Sent("refunded", "payment-captured", "refunded/1"), new Sent("refunded", "payment-captured", "refunded/1"),
            new Sent("refunded", "item-grant-failed", "refunded/2"),
            new Sent("waiting", "payment-captured", "waiting/1"), new Sent("waiting", "notification-failed", "waiting/2"),
            new Sent("happy", "payment-captured", "happy/1"), new Sent("happy", "item-granted", "happy/2"),
        ],
        Cancels = [new CancelCall("refunded", "r-1", "0", "REFUNDED")],
        Ledger = [new Movement("bpc", "p_refunded", "refund", Amount, "key-1")],
        Orders = [new Order("bpc", "refunded")],
        Facts =
        [
            Fact("compensation-started", "refunded", 2, "m-1"), Fact("payment-refunded", "refunded", 3, "m-2"), Fact("payment-refunded", "refunded", 3, "m-2"),
            Fact("compensation-needs-attention", "waiting", 2, "m-3"),
        ],
        Payments =
        [
            new PaymentRow(Refunded, "refunded", 3, "Refunded", "REFUNDED") { CapturedAmount = Amount, ReturnedAmount = Amount },
            new PaymentRow(Waiting, "waiting", 2, "ManualActionRequired", "CONFIRMED") { CapturedAmount = Amount, Why = "to be done in the back office" },
            new PaymentRow(Happy, "happy", 2, "Confirmed", "CONFIRMED") { CapturedAmount = Amount },
        ],
        History =
        [
            Step(Refunded, 1, "payment-captured", "", "Confirmed"), Step(Refunded, 2, "item-grant-failed", "Confirmed", "Refunding"),
            Step(Refunded, 3, "operation-succeeded", "Refunding", "Refunded"),
            Step(Waiting, 1, "payment-captured", "", "Confirmed"), Step(Waiting, 2, "notification-failed", "Confirmed", "ManualActionRequired"),
            Step(Happy, 1, "payment-captured", "", "Confirmed"), Step(Happy, 2, "item-granted", "Confirmed", "Confirmed"),
        ],
        Attempts = [new AttemptRow(Refunded, Operation, 1, "refund", Amount, "succeeded")],
        Queues = [new QueueDepth("payment-saga", 0), new QueueDepth("payment-saga_error", 0)],
        Outbox = 0,
    };

    public static FactOut Fact(string name, string paymentId, long sequence, string messageId) => new(name, messageId, paymentId, sequence) { Amount = Amount };

    public static HistoryRow Step(Guid saga, long version, string message, string from, string to) =>
        new(saga, version, message, Guid.Parse($"00000000-0000-0000-{saga.ToString()[^1]}000-{version:000000000000}"), from, to);

    private static Story Story(string name) => new()
    {
        PaymentId = name,
        Gateway = "bpc",
        GatewayId = $"p_{name}",
        Amount = Amount,
        Standing = Standing.Confirmed,
    };
}
