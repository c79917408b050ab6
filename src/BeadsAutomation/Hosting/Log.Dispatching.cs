using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Hosting;

internal static partial class Log
{
    [LoggerMessage(400, LogLevel.Information, "Sending {Bead}, attempt {Attempt}, claim {Claim}")]
    public static partial void Posting(this ILogger logger, string bead, int attempt, string claim);

    [LoggerMessage(
        401,
        LogLevel.Error,
        "The answer for {Bead} ({Answer}, job {Job}) could not be recorded; the attempt counts as unknown and is judged by silence"
    )]
    public static partial void AnswerNotRecorded(
        this ILogger logger,
        string bead,
        string answer,
        string? job
    );

    [LoggerMessage(
        402,
        LogLevel.Warning,
        "Others wrote to {Bead} each time attempt {Attempt} was to be settled; the next tick or sweep does it"
    )]
    public static partial void SettlementLeft(this ILogger logger, string bead, int attempt);

    [LoggerMessage(
        403,
        LogLevel.Warning,
        "The answer for {Bead} is recorded, but the bead could not be written; the next tick or sweep does it: {Why}"
    )]
    public static partial void SettlementFailed(this ILogger logger, string bead, string why);

    [LoggerMessage(404, LogLevel.Warning, "The hold could not be stored: {Why}")]
    public static partial void HoldNotStored(this ILogger logger, string why);

    [LoggerMessage(405, LogLevel.Information, "Waiting beads by reason: {Histogram}")]
    public static partial void Reasons(this ILogger logger, string histogram);

    [LoggerMessage(
        500,
        LogLevel.Error,
        "{Bead} could not be settled; the next sweep looks again: {Why}"
    )]
    public static partial void SweepWriteFailed(this ILogger logger, string bead, string why);
}
