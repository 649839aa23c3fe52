using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Sagas.Tests.EndToEnd.Support;

/// <summary>Everything that the process said.</summary>
internal sealed class LogBook : ILoggerProvider
{
    // Sagas.Storage: a message that was consumed before.
    private const int Duplicate = 3000;

    private readonly ConcurrentQueue<LogEntry> _entries = new();

    public IEnumerable<LogEntry> Entries => _entries;

    public int Duplicates => _entries.Count(entry => entry.Id == Duplicate);

    public ILogger CreateLogger(string categoryName) => new Writer(_entries, categoryName);

    public void Dispose()
    {
    }

    private sealed class Writer(ConcurrentQueue<LogEntry> entries, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            entries.Enqueue(new LogEntry(category, logLevel, eventId.Id, $"{formatter(state, exception)} {exception}"));
    }
}

internal sealed record LogEntry(string Category, LogLevel Level, int Id, string Text);
