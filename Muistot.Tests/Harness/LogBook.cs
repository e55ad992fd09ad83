using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;
using NUnit.Framework;
using NUnit.Framework.Interfaces;

namespace Muistot.Tests.Harness;

/// <summary>Keeps what a service writes to its log, as it would be written.</summary>
internal sealed class LogBook : ILoggerProvider
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly ConcurrentQueue<string> lines = new();
    private readonly ConcurrentQueue<(ActivityTraceId? Trace, string Text)> statements = new();

    /// <summary>The least that is kept.</summary>
    public LogLevel Level { get; set; } = LogLevel.Information;

    /// <summary>The queries that take the longer the more there is.</summary>
    public SlowQueries SlowQueries { get; } = new();

    /// <summary>Every line so far, with exceptions as they are written out.</summary>
    public IEnumerable<string> Lines => lines;

    /// <summary>How many lines there are so far.</summary>
    public int Count => lines.Count;

    /// <summary>The statements that were executed for a request, and not beside it.</summary>
    public IEnumerable<string> StatementsOf(ActivityTraceId trace) =>
        statements.Where(statement => statement.Trace == trace).Select(statement => statement.Text);

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        lines.Clear();
        statements.Clear();
        _ = SlowQueries.Take();
    }

    /// <summary>Writes what was no success to the output of a test that has failed.</summary>
    public void TellWhenFailed()
    {
        if (TestContext.CurrentContext.Result.Outcome.Status != TestStatus.Failed)
            return;
        foreach (var line in lines.Where(line => line.Split(' ', 2)[0] is nameof(LogLevel.Error) or nameof(LogLevel.Warning)))
            TestContext.Out.WriteLine(line);
    }

    /// <summary>Waits until a line after the first few holds a text.</summary>
    public async Task WaitAsync(string text, int after)
    {
        using var timeout = new CancellationTokenSource(Limit);
        while (!lines.Skip(after).Any(line => line.Contains(text)))
            await Task.Delay(10, timeout.Token);
    }

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Writer(categoryName, this);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private sealed class Writer(string category, LogBook book) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= book.Level;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?,
            string> formatter)
        {
            var text = formatter(state, exception);
            if (category == DbLoggerCategory.Database.Command.Name)
                book.SlowQueries.Look(text);
            if (eventId == RelationalEventId.CommandExecuted)
                book.statements.Enqueue((Activity.Current?.TraceId, text));
            book.lines.Enqueue($"{logLevel} {category}: {text} {exception}");
        }
    }
}
