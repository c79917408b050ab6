using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Hosting;

/// <summary>All messages of the log.</summary>
internal static partial class Log
{
    [LoggerMessage(
        EventIds.Starting,
        LogLevel.Debug,
        "{Program} {Version} {Verb}: database {Database} at {Host}:{Port}, agent {Agent} at {Url}"
    )]
    public static partial void Starting(
        this ILogger logger,
        string program,
        string version,
        string verb,
        string database,
        string host,
        int port,
        string agent,
        Uri url
    );

    [LoggerMessage(
        EventIds.SettingInForce,
        LogLevel.Debug,
        "setting {Key} = {Value}, from {WrittenAs}"
    )]
    public static partial void SettingInForce(
        this ILogger logger,
        string key,
        string value,
        string writtenAs
    );

    [LoggerMessage(
        EventIds.StopRequested,
        LogLevel.Information,
        "asked to stop: no new bead is taken, the one in hand is finished"
    )]
    public static partial void StopRequested(this ILogger logger);

    [LoggerMessage(EventIds.Unexpected, LogLevel.Error, "{Verb} ended unexpectedly")]
    public static partial void Unexpected(this ILogger logger, Exception exception, string verb);

    [LoggerMessage(
        EventIds.SweepFailedTickGoesOn,
        LogLevel.Warning,
        "the sweep failed; the tick goes on"
    )]
    public static partial void SweepFailedTickGoesOn(this ILogger logger);
}
