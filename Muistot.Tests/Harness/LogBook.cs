using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Muistot.Tests.Harness;

/// <summary>Keeps what a service writes to its log, as it would be written.</summary>
internal sealed class LogBook : ILoggerProvider
{
    private readonly ConcurrentQueue<string> lines = new();

    /// <summary>Every line so far, with exceptions as they are written out.</summary>
    public IEnumerable<string> Lines => lines;

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Writer(categoryName, lines);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private sealed class Writer(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
    }
}
