using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Sagas.Tests.Gateways;

/// <summary>Every line that anything logs, with its fields, scopes and exceptions.</summary>
internal sealed class LogLines : ILoggerProvider
{
    public ConcurrentQueue<(LogLevel Level, EventId Id, string Text)> Lines { get; } = new();

    public string All => string.Join('\n', Lines.Select(x => x.Text));

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, Lines);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<(LogLevel, EventId, string)> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Enqueue((LogLevel.Trace, default, $"{category} scope {state}"));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var text = new StringBuilder(category).Append(' ').Append(formatter(state, exception)).Append(' ').Append(exception);
            if (state is IEnumerable<KeyValuePair<string, object?>> fields)
                text.AppendJoin(' ', fields.Select(x => $"{x.Key}={x.Value}"));
            lines.Enqueue((logLevel, eventId, text.ToString()));
        }
    }
}
