using BeadsAutomation.Agents;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Hosting;

internal static partial class Log
{
    [LoggerMessage(300, LogLevel.Debug, "Agent room: {State}, free {Free}: {Detail}")]
    public static partial void AskedRoom(ILogger log, RoomState state, int? free, string detail);

    [LoggerMessage(
        301,
        LogLevel.Information,
        "Bead {BeadId}, attempt {Attempt}: {Class}, HTTP {HttpStatus}: {Detail}"
    )]
    public static partial void Dispatched(
        ILogger log,
        string beadId,
        int attempt,
        AnswerClass @class,
        int? httpStatus,
        string detail
    );

    [LoggerMessage(302, LogLevel.Debug, "Job {JobId}: {State}: {Detail}")]
    public static partial void FoundJob(ILogger log, string jobId, JobState state, string detail);
}
