using System.Globalization;
using System.Text;
using System.Text.Json;
using BeadsAutomation.Commands.Output;
using BeadsAutomation.Configuration;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Hosting;

/// <summary>
/// The log on standard error: JSON lines for machines (the form of .NET's own JSON console), short lines for people. Each line is written
/// before its call returns, so that a kill loses none.
/// </summary>
/// <param name="surroundings">Where it goes, and who sees it.</param>
/// <param name="time">The process's clock.</param>
internal sealed class ErrorLog(ProcessEnvironment surroundings, TimeProvider time) : ILoggerProvider
{
    private readonly Lock _oneAtATime = new();
    private readonly Palette _palette = Palette.For(surroundings, surroundings.ErrorIsTerminal);

    /// <summary>The log with this provider, and others besides.</summary>
    public static LoggerFactory Factory(LogLevel least, params IEnumerable<ILoggerProvider> providers) =>
        new(providers, new LoggerFilterOptions { MinLevel = least });

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Lines(this, categoryName);

    /// <inheritdoc/>
    public void Dispose() { }

    private void Write(LogLevel level, string category, EventId id, string message, object? state, Exception? exception)
    {
        var now = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var line = surroundings.ErrorIsTerminal
            ? $"{now} {Word(level)}: {category}[{id.Id}] {message}{(exception is null ? "" : $" {exception}")}".ReplaceLineEndings(
                " "
            )
            : Json(now, level, category, id, message, state, exception);
        lock (_oneAtATime)
        {
            // What cannot be written now may be possible with the next line: a disk that was full.
            new UnfailingWriter(surroundings.Error).WriteLine(line);
        }
    }

    private string Word(LogLevel level) =>
        level switch
        {
            LogLevel.Trace => "trce",
            LogLevel.Debug => "dbug",
            LogLevel.Information => _palette.Green("info"),
            LogLevel.Warning => _palette.Yellow("warn"),
            LogLevel.Error => _palette.Red("fail"),
            _ => _palette.Red("crit"),
        };

    private static string Json(
        string now,
        LogLevel level,
        string category,
        EventId id,
        string message,
        object? state,
        Exception? exception
    )
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteString("Timestamp", now);
            json.WriteNumber("EventId", id.Id);
            json.WriteString("LogLevel", level.ToString());
            json.WriteString("Category", category);
            json.WriteString("Message", message);
            if (exception is not null)
            {
                json.WriteString("Exception", exception.ToString());
            }
            if (state is IReadOnlyList<KeyValuePair<string, object?>> values)
            {
                json.WriteStartObject("State");
                foreach (var (name, value) in values)
                {
                    Write(json, name, value);
                }
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length);
    }

    private static void Write(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNull(name);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case int or long:
                json.WriteNumber(name, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                json.WriteNumber(name, number);
                break;
            default:
                json.WriteString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private sealed class Lines(ErrorLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => log.Write(logLevel, category, eventId, formatter(state, exception), state, exception);
    }
}
