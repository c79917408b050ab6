using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Hosting;

/// <summary>What is logged, one method for each event.</summary>
internal static partial class Log
{
    [LoggerMessage(
        200,
        LogLevel.Warning,
        "bd schema {Version} was not tested; it has every column that is needed. Tested: {Tested}"
    )]
    public static partial void SchemaUntested(ILogger logger, int version, string tested);

    [LoggerMessage(
        201,
        LogLevel.Warning,
        "bd schema {Version}: bd refuses to close a bead whose assignee is not the actor, so agents must run it with BEADS_ACTOR={Assignee}"
    )]
    public static partial void AgentsMustBeSentinel(ILogger logger, int version, string assignee);

    [LoggerMessage(
        202,
        LogLevel.Warning,
        "bead {BeadId}: its notes are full, so the note was left out"
    )]
    public static partial void NoteLeftOut(ILogger logger, string beadId);

    [LoggerMessage(
        203,
        LogLevel.Information,
        "created the ledger's tables automation_attempts and automation_state"
    )]
    public static partial void LedgerCreated(ILogger logger);

    [LoggerMessage(
        204,
        LogLevel.Warning,
        "the change of dolt_ignore that hides the ledger's tables could not be Dolt-committed: {Reason}"
    )]
    public static partial void IgnoreNotCommitted(ILogger logger, string reason);

    [LoggerMessage(
        205,
        LogLevel.Warning,
        "bead {BeadId}: the change is stored but could not be Dolt-committed; the next commit of that table takes it along: {Reason}"
    )]
    public static partial void NotPublished(ILogger logger, string beadId, string reason);

    [LoggerMessage(
        206,
        LogLevel.Debug,
        "bead {BeadId}: lost to another writer ({Reason}); nothing was written"
    )]
    public static partial void WriteLost(ILogger logger, string beadId, string reason);

    [LoggerMessage(
        207,
        LogLevel.Warning,
        "bead {BeadId}: the answer to COMMIT is missing ({Reason}); a new read tells whether it was written"
    )]
    public static partial void CommitIndeterminate(ILogger logger, string beadId, string reason);
}
