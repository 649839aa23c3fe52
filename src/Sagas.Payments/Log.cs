using Microsoft.Extensions.Logging;

namespace Sagas.Payments;

/// <summary>Log messages of this project; event ids 1000 to 1999, never reused.</summary>
internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Critical, "Brake pulled for team {Team} at gateway {Gateway}: {Reason}. New automatic compensations wait for approval")]
    public static partial void BrakePulled(ILogger logger, string team, string? gateway, string reason);

    [LoggerMessage(1002, LogLevel.Warning, "Compensation paused for {Scope} by {Operator}: {Reason}")]
    public static partial void PauseBegun(ILogger logger, PauseScope scope, string @operator, string reason);

    [LoggerMessage(1003, LogLevel.Warning, "Compensation resumed for {Scope} by {Operator}: {Reason}")]
    public static partial void PauseEnded(ILogger logger, PauseScope scope, string @operator, string reason);
}
