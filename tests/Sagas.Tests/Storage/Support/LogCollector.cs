using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Sagas.Tests.Storage;

/// <summary>Keeps what was logged, as "id level text".</summary>
internal sealed class LogCollector : ILoggerProvider
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => new Collector(this);

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Collector(LogCollector owner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Debug;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            owner.Lines.Enqueue($"{eventId.Id} {logLevel} {formatter(state, exception)} {exception?.Message}");
    }
}
