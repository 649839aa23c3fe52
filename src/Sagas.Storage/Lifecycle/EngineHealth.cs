using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Sagas.Storage;

/// <summary>Whether the engine can take messages, and if not, why; for the readiness check.</summary>
public sealed class EngineHealth
{
    private readonly ConcurrentDictionary<string, LoopMonitor> _loops = new(StringComparer.Ordinal);
    private readonly TimeProvider _clock;
    private readonly IDeliveryGate _gate;
    private readonly EngineOptions _options;

    private readonly ConcurrentQueue<string> _ended = [];

    private readonly ConcurrentDictionary<string, string> _told = new(StringComparer.Ordinal);

    // 0 not started, 1 running, 2 stopping.
    private volatile int _phase;

    public EngineHealth(TimeProvider clock, IDeliveryGate gate, IOptions<EngineOptions> options)
    {
        _clock = clock;
        _gate = gate;
        _options = options.Value;
    }

    public bool IsReady => Problems.Count == 0;

    /// <summary>What is wrong, in sentences for people; empty when all is well.</summary>
    public IReadOnlyList<string> Problems
    {
        get
        {
            var problems = new List<string>();
            if (_phase == 0)
                problems.Add("The engine has not started.");
            if (_phase == 2)
                problems.Add("The engine is stopping.");
            if (!_gate.Opened.IsCompletedSuccessfully)
                problems.Add("Nothing is sent yet: the bus and its endpoints are not ready.");
            problems.AddRange(_ended);
            problems.AddRange(_told.Values.Order(StringComparer.Ordinal));
            problems.AddRange(_loops.Values.Select(loop => loop.Problem(_options)).OfType<string>().Order(StringComparer.Ordinal));
            return problems;
        }
    }

    internal void Running() => _phase = 1;

    internal void Stopping() => _phase = 2;

    /// <summary>A loop ended for good although nobody stopped it: only a restart helps.</summary>
    internal void Ended(string loop, Exception cause) => _ended.Enqueue($"{loop} has ended: {cause.Message} Restart the process.");

    /// <summary>Something outside the loops is wrong until it is told to be well again with <c>null</c>.</summary>
    internal void Tell(string subject, string? problem)
    {
        if (problem is null)
            _told.TryRemove(subject, out _);
        else
            _told[subject] = problem;
    }

    internal LoopMonitor Watch(string loop) => _loops.GetOrAdd(loop, name => new LoopMonitor(name, _clock));
}
