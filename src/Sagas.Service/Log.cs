namespace Sagas.Service;

/// <summary>What the process says; event ids 5000-5999, never used twice.</summary>
internal static partial class Log
{
    [LoggerMessage(5001, LogLevel.Warning, "Embedded mode: nothing is durable. Payments, sagas and messages live in this process's memory and end with it. Set ConnectionStrings:Postgres and ConnectionStrings:RabbitMq for real money.")]
    public static partial void NothingIsDurable(ILogger logger);

    [LoggerMessage(5002, LogLevel.Error, "A {Method} request failed for a reason that was not foreseen; its caller was given trace id {TraceId}.")]
    public static partial void UnhandledFault(ILogger logger, string method, string traceId, Exception? fault);

    [LoggerMessage(5003, LogLevel.Information, "The database's schema is up to date.")]
    public static partial void Migrated(ILogger logger);

    [LoggerMessage(5010, LogLevel.Warning, "Message {MessageId} was not confirmed within the time limit, and its publisher was told to repeat it; the bus has taken it since: {Taken}.")]
    public static partial void LateConfirm(ILogger logger, Guid messageId, bool taken, Exception? fault);

    [LoggerMessage(5011, LogLevel.Error, "The bus did not take message {MessageId} ({MessageName}); answered 503.")]
    public static partial void BusUnavailable(ILogger logger, Guid messageId, string messageName, Exception fault);

    [LoggerMessage(5012, LogLevel.Information, "{Operator} asks for {Action} of {TeamSlug}/{PaymentId} in state {State}.")]
    public static partial void OperatorActed(ILogger logger, string @operator, string action, string teamSlug, string paymentId, string state);

    [LoggerMessage(5019, LogLevel.Warning, "Operator {Operator} is locked for {Time} after {Wrong} wrong passwords in a row.")]
    public static partial void OperatorLocked(ILogger logger, string @operator, int wrong, TimeSpan time);

    [LoggerMessage(5013, LogLevel.Warning, "A plain-JSON {MessageName} from the broker could not be handed over; it stays unacknowledged and is tried again.")]
    public static partial void IngressWaits(ILogger logger, string messageName, Exception fault);

    [LoggerMessage(5014, LogLevel.Warning, "A body on the queue of {MessageName} is no such message and was put into the dead-letter queue: {Reason}")]
    public static partial void IngressRefused(ILogger logger, string messageName, string reason);

    [LoggerMessage(5015, LogLevel.Warning, "A webhook for gateway {Gateway} from {Address} was refused: {Reason}")]
    public static partial void WebhookRefused(ILogger logger, string gateway, System.Net.IPAddress? address, string reason);

    [LoggerMessage(5016, LogLevel.Warning, "A webhook of gateway {Gateway} could not be passed on; the gateway was told to repeat it.")]
    public static partial void WebhookWaits(ILogger logger, string gateway, Exception fault);

    [LoggerMessage(5017, LogLevel.Warning, "A webhook of gateway {Gateway} ({Kind}) is about no payment that is known here.")]
    public static partial void WebhookUnplaced(ILogger logger, string gateway, Sagas.Gateways.NoticeKind kind);

    [LoggerMessage(5018, LogLevel.Information, "A webhook of gateway {Gateway} ({Kind}) says nothing new about {TeamSlug}/{PaymentId}.")]
    public static partial void WebhookSaysNothingNew(ILogger logger, string gateway, Sagas.Gateways.NoticeKind kind, string teamSlug, string paymentId);

    [LoggerMessage(5030, LogLevel.Information, "A cancel of {TeamSlug}/{PaymentId} was answered with {Code}; asked from {Address}, for {Ip}.")]
    public static partial void CancelAnswered(ILogger logger, string teamSlug, string paymentId, int code, System.Net.IPAddress? address, string? ip);

    [LoggerMessage(5031, LogLevel.Warning, "A cancel of {TeamSlug}/{PaymentId} could not be kept or read in time; its caller was told to send it again.")]
    public static partial void CancelStoreAway(ILogger logger, string teamSlug, string paymentId, Exception fault);

    [LoggerMessage(5032, LogLevel.Warning, "{Payments} payments that callers of /cancel wait for could not be looked at.")]
    public static partial void LookFailed(ILogger logger, int payments, Exception fault);

    [LoggerMessage(5040, LogLevel.Information, "The cancellation of a checkout was answered with {Status} {Code}; asked from {Address}.")]
    public static partial void CheckoutAnswered(ILogger logger, int status, string code, System.Net.IPAddress? address);

    [LoggerMessage(5041, LogLevel.Warning, "The cancellation of a checkout could not be read or passed on in time; its caller was told to send it again.")]
    public static partial void CheckoutWaits(ILogger logger, Exception fault);

    [LoggerMessage(5020, LogLevel.Information, "Demo: {Rate} payments per second against {Address}.")]
    public static partial void DemoStarted(ILogger logger, double rate, Uri address);

    [LoggerMessage(5021, LogLevel.Information, "Demo so far: {Payments} payments, {Events} events taken, {Faults} faults armed, {Refused} requests failed.")]
    public static partial void DemoFigures(ILogger logger, long payments, long events, long faults, long refused);

    [LoggerMessage(5022, LogLevel.Information, "Demo: fault {Kind} armed at {Gateway} for the next {Calls} calls.")]
    public static partial void DemoFaultArmed(ILogger logger, string kind, string gateway, int calls);

    [LoggerMessage(5023, LogLevel.Warning, "Demo: {Path} answered {StatusCode}: {Answer}")]
    public static partial void DemoRequestRefused(ILogger logger, string path, int statusCode, string answer);

    [LoggerMessage(5024, LogLevel.Warning, "Demo: {Path} did not answer.")]
    public static partial void DemoRequestFailed(ILogger logger, string path, Exception fault);

    [LoggerMessage(5025, LogLevel.Debug, "Demo: payment {PaymentId} is told ({Story}).")]
    public static partial void DemoPaymentTold(ILogger logger, string paymentId, string story);

    [LoggerMessage(5070, LogLevel.Information, "{Operator} did {Action} in queue {Queue} with {What}: {Moved} moved, {Refused} stayed. {Note}")]
    public static partial void FailedMessagesMoved(ILogger logger, string @operator, string action, string queue, string what, int moved, int refused, string? note);

    [LoggerMessage(5071, LogLevel.Warning, "An action on the failed messages of {Queue} was interrupted after {Moved}; what was not confirmed stays in its queue.")]
    public static partial void FailedMessagesInterrupted(ILogger logger, string queue, int moved, Exception fault);

    [LoggerMessage(5072, LogLevel.Warning, "Bulk jobs stand still for {Delay}: the store or the bus does not answer.")]
    public static partial void BulkWaits(ILogger logger, TimeSpan delay, Exception fault);

    [LoggerMessage(5073, LogLevel.Information, "Bulk job {JobId} ({Action}) is stopped, or another process works on it.")]
    public static partial void BulkEnded(ILogger logger, Guid jobId, string action);

    [LoggerMessage(5074, LogLevel.Warning, "The API keys made on the pages could not be read; those known stay in force. Next try in {Delay}.")]
    public static partial void KeysNotRead(ILogger logger, TimeSpan delay, Exception fault);

    [LoggerMessage(5075, LogLevel.Information, "{Operator} made the API key {Name} with the role {Role}.")]
    public static partial void KeyMade(ILogger logger, string @operator, string name, string role);

    [LoggerMessage(5076, LogLevel.Information, "{Operator} revoked the API key {KeyId}.")]
    public static partial void KeyRevoked(ILogger logger, string @operator, Guid keyId);

    [LoggerMessage(5050, LogLevel.Warning, "A connection to RabbitMQ broke; it is given up and a new one is made. What was not confirmed is sent again.")]
    public static partial void BrokerConnectionBroke(ILogger logger, Exception cause);

    [LoggerMessage(5060, LogLevel.Warning, "The store could not be read for the gauges; they are absent until it can. Next try in {Delay}.")]
    public static partial void FiguresAway(ILogger logger, TimeSpan delay, Exception fault);
}
