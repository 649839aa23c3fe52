using System.Collections.Concurrent;
using System.Diagnostics;
using Sagas.Service.Telemetry;

namespace Sagas.Tests.Service.Telemetry;

/// <summary>Every finished span of the traces that it is asked to follow; other tests of the same process have theirs.</summary>
internal sealed class TraceBook : IDisposable
{
    private readonly ConcurrentDictionary<ActivityTraceId, ConcurrentQueue<Activity>> _spans = new();
    private readonly ActivityListener _listener;

    public TraceBook()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => Signals.Sources.Contains(source.Name),
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (_spans.TryGetValue(span.TraceId, out var followed))
                    followed.Enqueue(span);
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Does something within a new trace.</summary>
    public async Task<ActivityTraceId> FollowAsync(Func<Task> act)
    {
        using var root = new Activity("caller");
        root.ActivityTraceFlags = ActivityTraceFlags.Recorded;
        root.Start();
        _spans[root.TraceId] = new ConcurrentQueue<Activity>();
        await act();
        return root.TraceId;
    }

    public IReadOnlyList<Activity> Of(ActivityTraceId trace) => [.. _spans[trace]];

    public void Dispose() => _listener.Dispose();

    public static string Describe(IEnumerable<Activity> spans) =>
        string.Join("\n", spans.Select(span => $"{span.Source.Name} {span.Kind} {span.DisplayName} {string.Join(' ', span.TagObjects)}"));
}
