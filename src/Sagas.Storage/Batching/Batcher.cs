using System.Diagnostics;
using System.Threading.Channels;

namespace Sagas.Storage;

/// <summary>
/// Gathers single questions into batches: a batch is whatever waits while the one before is under way, nobody lingers.
/// Every question gets its own answer or its own failure.
/// </summary>
internal abstract class Batcher<TAsk, TAnswer> : IEngineLoop
{
    private readonly Channel<Entry> _channel;
    private readonly int _loops;

    protected Batcher(string name, int capacity, int loops, int maxBatch)
    {
        Name = name;
        MaxBatch = maxBatch;
        _loops = loops;
        _channel = Channel.CreateBounded<Entry>(capacity);
    }

    public string Name { get; }

    protected int MaxBatch { get; }

    /// <summary>Waits for the answer.</summary>
    /// <exception cref="EngineStoppedException">The engine stops; what became of the question is not known.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up; the question may still be answered.</exception>
    public async Task<TAnswer> AskAsync(TAsk ask, CancellationToken cancellationToken)
    {
        var entry = new Entry(ask);
        try
        {
            await _channel.Writer.WriteAsync(entry, cancellationToken);
        }
        catch (ChannelClosedException exception)
        {
            throw new EngineStoppedException($"{Name} is closed.", exception);
        }

        return await entry.Answer.Task.WaitAsync(cancellationToken);
    }

    public void Close() => _channel.Writer.TryComplete();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(Enumerable.Range(0, _loops).Select(_ => LoopAsync(cancellationToken)));
        while (_channel.Reader.TryRead(out var left))
            left.Answer.TrySetException(new EngineStoppedException());
    }

    /// <summary>Answers every entry of the batch; what it throws fails all that have no answer yet.</summary>
    protected abstract Task AnswerAsync(IReadOnlyList<Entry> batch, CancellationToken cancellationToken);

    private async Task LoopAsync(CancellationToken cancellationToken)
    {
        var batch = new List<Entry>(MaxBatch);
        try
        {
            while (await _channel.Reader.WaitToReadAsync(cancellationToken))
            {
                while (batch.Count < MaxBatch && _channel.Reader.TryRead(out var entry))
                    batch.Add(entry);
                await AnswerSafelyAsync(batch, cancellationToken);
                batch.Clear();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            FailAll(batch, new EngineStoppedException());
        }
    }

    private async Task AnswerSafelyAsync(List<Entry> batch, CancellationToken cancellationToken)
    {
        try
        {
            await AnswerAsync(batch, cancellationToken);
        }
#pragma warning disable CA1031 // The failure goes to those who asked, and the loop serves the next batch.
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            FailAll(batch, exception);
        }
    }

    private static void FailAll(List<Entry> batch, Exception exception)
    {
        foreach (var entry in batch)
            entry.Answer.TrySetException(exception);
    }

    /// <summary>One question and the promise of its answer.</summary>
    internal sealed class Entry(TAsk ask)
    {
        public TAsk Ask { get; } = ask;

        /// <summary>In which trace it was asked; the loop that answers is in none.</summary>
        public Activity? Trace { get; } = Activity.Current;

        public TaskCompletionSource<TAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
