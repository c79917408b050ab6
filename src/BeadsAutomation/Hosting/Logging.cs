using BeadsAutomation.Hosting.Output;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace BeadsAutomation.Hosting;

/// <summary>The log: on standard error only, JSON lines for machines, short lines for people.</summary>
internal static class Logging
{
    private const string Timestamp = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";

    /// <summary>Adds it.</summary>
    public static void AddBeadsLog(this ILoggingBuilder logging, LogLevel level, Surroundings surroundings)
    {
        logging.SetMinimumLevel(level);
        logging.AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        if (!surroundings.ErrorIsTerminal)
        {
            logging.AddJsonConsole(o =>
            {
                o.UseUtcTimestamp = true;
                o.TimestampFormat = Timestamp.TrimEnd();
            });
            return;
        }
        var colours = Palette.For(surroundings, surroundings.ErrorIsTerminal).IsOn;
        logging.AddSimpleConsole(o =>
        {
            o.UseUtcTimestamp = true;
            o.TimestampFormat = Timestamp;
            o.SingleLine = true;
            o.ColorBehavior = colours ? LoggerColorBehavior.Enabled : LoggerColorBehavior.Disabled;
        });
    }
}
