using BeadsAutomation.Agents.BeadBoard;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Tests.Agents;

/// <summary>Keeps every line, at every level.</summary>
internal sealed class RecordingLogger : ILogger<BeadBoardAgent>
{
    public List<string> Lines { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => Lines.Add(formatter(state, exception) + exception);
}
