using Microsoft.Extensions.Logging;

namespace Sagas.Gateways;

/// <summary>Event ids 2000-2999. No message takes a body, a header or an exception's text that could hold a secret.</summary>
internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Warning, "Gateway {Gateway} is paused for {BreakDuration}: its calls fail")]
    public static partial void CircuitOpened(this ILogger logger, string gateway, TimeSpan breakDuration);

    [LoggerMessage(2002, LogLevel.Information, "Gateway {Gateway} answers again")]
    public static partial void CircuitClosed(this ILogger logger, string gateway);

    [LoggerMessage(2003, LogLevel.Error, "The adapter of gateway {Gateway} failed with {ExceptionType} in {Call} of operation {OperationId}, attempt {Attempt}; the outcome is unknown. {StackTrace}")]
    public static partial void AdapterFailed(
        this ILogger logger, string gateway, string exceptionType, string call, Guid operationId, int attempt, string? stackTrace);

    [LoggerMessage(2004, LogLevel.Information, "Gateway {Gateway}, {Call} of {Kind} {OperationId}, attempt {Attempt}: {Outcome} {Code}")]
    public static partial void OutcomeKnown(
        this ILogger logger, string gateway, string call, string kind, Guid operationId, int attempt, string outcome, string? code);

    [LoggerMessage(2005, LogLevel.Warning, "Operation {OperationId}, attempt {Attempt} at gateway {Gateway} was delivered again and is not sent again")]
    public static partial void AttemptRepeated(this ILogger logger, string gateway, Guid operationId, int attempt);

    [LoggerMessage(2006, LogLevel.Critical, "Gateway {Gateway} moved money for operation {OperationId}, attempt {Attempt}, whose journal says {Recorded}")]
    public static partial void MovedAgainstJournal(this ILogger logger, string gateway, Guid operationId, int attempt, string recorded);

    [LoggerMessage(2007, LogLevel.Error, "A command for gateway {Named} came to the queue of {Gateway} (operation {OperationId}); it is refused")]
    public static partial void Misrouted(this ILogger logger, string gateway, string named, Guid operationId);

    [LoggerMessage(2008, LogLevel.Information, "The queues of {Count} gateways are ready")]
    public static partial void EndpointsReady(this ILogger logger, int count);

    [LoggerMessage(2009, LogLevel.Warning, "The bus did not take a gateway's answer ({ExceptionType}); its command waits {Delay} and stays unacknowledged")]
    public static partial void AnswerWaits(this ILogger logger, string? exceptionType, TimeSpan delay);

    [LoggerMessage(2010, LogLevel.Warning, "Work on a command whose delivery had ended failed later ({ExceptionType}); the command comes again")]
    public static partial void LeftBehind(this ILogger logger, string? exceptionType);
}
