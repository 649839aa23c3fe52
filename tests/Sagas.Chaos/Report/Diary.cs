using System.Collections.Concurrent;
using System.Diagnostics;

namespace Sagas.Chaos.Report;

/// <summary>What went on during a run, and when.</summary>
internal sealed class Diary
{
    private readonly long _since = Stopwatch.GetTimestamp();
    private readonly ConcurrentQueue<Look> _looks = new();
    private readonly ConcurrentQueue<Trouble> _troubles = new();

    /// <summary>Since the run began.</summary>
    public TimeSpan Now => Stopwatch.GetElapsedTime(_since);

    /// <summary>Oldest first.</summary>
    public IReadOnlyCollection<Look> Looks => _looks;

    /// <summary>Harm that was done, oldest first.</summary>
    public IReadOnlyCollection<Trouble> Troubles => _troubles;

    public void Add(Look look) => _looks.Enqueue(look);

    /// <summary>Notes something that begins; whoever began it says when it is over.</summary>
    public Trouble Begin(string name)
    {
        var trouble = new Trouble(name, Now);
        Add(trouble);
        return trouble;
    }

    public void Add(Trouble trouble) => _troubles.Enqueue(trouble);

    public void End(Trouble trouble) => trouble.Until = Now;
}

/// <summary>An act of harm.</summary>
/// <param name="Name">As it is counted.</param>
/// <param name="From">Since the run began.</param>
internal sealed record Trouble(string Name, TimeSpan From)
{
    /// <summary>When it was mended.</summary>
    public TimeSpan Until { get; set; } = From;
}
