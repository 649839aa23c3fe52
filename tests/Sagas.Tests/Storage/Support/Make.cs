using Sagas.Contracts;
using Sagas.Gateways;
using Sagas.Payments;
using Sagas.Storage;

namespace Sagas.Tests.Storage;

/// <summary>Rows and messages as the tests need them.</summary>
internal static class Make
{
    public const string Team = "demo";

    public static Guid SagaId(string paymentId) => SagaIds.ForPayment(Team, paymentId);

    public static PaymentSaga Saga(string paymentId, long version, DateTimeOffset at) => new()
    {
        CorrelationId = SagaId(paymentId),
        TeamSlug = Team,
        PaymentId = paymentId,
        Version = version,
        State = "Confirmed",
        CreatedAt = at,
        UpdatedAt = at,
    };

    public static UnitOfWork Unit(PaymentSaga saga, Guid? messageId = null, string hash = "hash", params OutboxRow[] outbox)
    {
        var inbox = new InboxKey(saga.CorrelationId, "payment-captured", messageId ?? Guid.CreateVersion7());
        return new UnitOfWork
        {
            Saga = saga,
            ExpectedVersion = saga.Version - 1,
            Inbox = inbox,
            BodyHash = hash,
            Outbox = outbox,
            History = new HistoryRow
            {
                SagaId = saga.CorrelationId,
                Version = saga.Version,
                At = saga.UpdatedAt,
                Event = inbox.Message,
                MessageId = inbox.MessageId,
                FromState = "Initial",
                ToState = saga.State,
                Remarks = ["because"],
            },
        };
    }

    public static OutboxRow Row(TimeSpan? delay = null) => new()
    {
        Id = Guid.CreateVersion7(),
        Destination = new Uri("queue:somewhere"),
        MessageTypes = "urn:message:sagas:x",
        ContentType = "application/json",
        Body = "{}",
        Delay = delay,
    };

    public static JournalEntry Entry(Guid operationId, int attempt = 1) => new()
    {
        OperationId = operationId,
        Attempt = attempt,
        SagaId = SagaId("1"),
        Gateway = "bank",
        Kind = "refund",
        Amount = 100,
        Currency = "RUB",
        SentAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
    };

    public static PaymentCaptured Captured(string paymentId, long amount = 150_000) => new()
    {
        TeamSlug = Team,
        PaymentId = paymentId,
        OrderId = "order",
        Gateway = "bank",
        GatewayPaymentId = "g" + paymentId,
        Amount = amount,
        Currency = "RUB",
    };

    public static ItemGrantFailed GrantFailed(string paymentId) => new() { TeamSlug = Team, PaymentId = paymentId, Reason = "sold out" };
}
