using System.Diagnostics;

namespace Sagas.Service.Telemetry;

/// <summary>The spans that this process makes itself, where a trace comes from outside or has to be found again.</summary>
internal static class Tracing
{
    public const string SourceName = "Sagas.Service";

    /// <summary>An operation goes on because its gateway told something: in the trace in which it was decided, linked to the gateway's call.</summary>
    public const string Resume = "operation resume";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Goes on with a trace; whatever is under way here is linked to it. Without a trace to go on with, it is part of what is under way.</summary>
    public static Activity? Continue(string name, ActivityKind kind, string? traceParent, string? traceState = null)
    {
        if (!ActivityContext.TryParse(traceParent, traceState, isRemote: true, out var parent))
        {
            return Source.StartActivity(name, kind);
        }

        ActivityLink[] links = Activity.Current is { } here ? [new ActivityLink(here.Context)] : [];
        return Source.StartActivity(name, kind, parent, links: links);
    }
}
