namespace Sagas.Simulators;

/// <summary>Event ids 6000–6999.</summary>
internal static partial class Log
{
    [LoggerMessage(6000, LogLevel.Information, "Simulated gateway {Gateway} of kind {Kind} is open")]
    public static partial void GatewayOpen(this ILogger logger, string gateway, string kind);

    [LoggerMessage(6001, LogLevel.Warning, "The simulators' ledger is full at {Capacity} movements; from now on the oldest are forgotten")]
    public static partial void LedgerFull(this ILogger logger, int capacity);

    [LoggerMessage(6002, LogLevel.Warning,
        "Simulated gateway {Gateway} is full at {Capacity} payments; from now on the oldest are forgotten, finished ones first")]
    public static partial void PaymentsFull(this ILogger logger, string gateway, int capacity);

    [LoggerMessage(6003, LogLevel.Information, "Fault {Fault} ({Kind}) armed on simulated gateway {Gateway}")]
    public static partial void FaultArmed(this ILogger logger, string gateway, long fault, string kind);

    [LoggerMessage(6004, LogLevel.Debug, "Fault {Fault} ({Kind}) hits {Operation} on simulated gateway {Gateway}")]
    public static partial void FaultHit(this ILogger logger, string gateway, long fault, string kind, string operation);

    [LoggerMessage(6005, LogLevel.Warning,
        "Webhook {Event} of payment {Payment} on simulated gateway {Gateway} is dropped: {Capacity} are waiting already")]
    public static partial void WebhookDropped(this ILogger logger, string gateway, string @event, string payment, int capacity);

    [LoggerMessage(6006, LogLevel.Warning,
        "Webhook {Event} of payment {Payment} on simulated gateway {Gateway} is given up after {Attempts} attempts: {Reason}")]
    public static partial void WebhookGivenUp(this ILogger logger, string gateway, string @event, string payment, int attempts, string reason);
}
