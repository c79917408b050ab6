using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Testing;

/// <summary>Keeps every line of the log, with values and exceptions in full.</summary>
public sealed class RecordedLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>Forgets what was logged so far.</summary>
    public void Clear() => _lines.Clear();

    /// <summary>The log of one class.</summary>
    public ILogger<T> Of<T>() =>
        new Logger<T>(new LoggerFactory([this], new LoggerFilterOptions { MinLevel = LogLevel.Trace }));

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        var values = state is IEnumerable<KeyValuePair<string, object?>> pairs
            ? string.Join(" ", pairs.Select(p => p.Value))
            : "";
        _lines.Enqueue($"{logLevel}: {formatter(state, exception)} [{values}] {exception}");
    }

    public override string ToString() => string.Join('\n', _lines);

    public void Dispose() { }
}
