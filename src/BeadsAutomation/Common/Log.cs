using System.Net;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Common;

/// <summary>All messages of the log, one method for each event.</summary>
internal static partial class Log
{
    [LoggerMessage(EventIds.Starting, LogLevel.Debug, "{Program} {Version}: {Verb}")]
    public static partial void Starting(this ILogger logger, string program, string version, string verb);

    [LoggerMessage(
        EventIds.VariableNearlyOurs,
        LogLevel.Warning,
        "{Variable} is set and nobody here reads it: did you mean {Meant}?"
    )]
    public static partial void VariableNearlyOurs(this ILogger logger, string variable, string meant);

    // No warning: it comes with every process, every two minutes, while whoever set it up so may have meant it.
    [LoggerMessage(EventIds.SettingsDoubtful, LogLevel.Information, "{Sentence}: {Fix}")]
    public static partial void SettingsDoubtful(this ILogger logger, string sentence, string fix);

    [LoggerMessage(EventIds.SettingInForce, LogLevel.Debug, "setting {Key} = {Value}, from {WrittenAs}")]
    public static partial void SettingInForce(this ILogger logger, string key, string value, string writtenAs);

    [LoggerMessage(
        EventIds.StopRequested,
        LogLevel.Information,
        "asked to stop: no new bead is taken, the one in hand is finished"
    )]
    public static partial void StopRequested(this ILogger logger);

    [LoggerMessage(EventIds.Unexpected, LogLevel.Error, "{Verb} ended unexpectedly")]
    public static partial void Unexpected(this ILogger logger, Exception exception, string verb);

    [LoggerMessage(EventIds.SweepFailedTickGoesOn, LogLevel.Warning, "the sweep failed; the tick goes on")]
    public static partial void SweepFailedTickGoesOn(this ILogger logger);

    [LoggerMessage(
        EventIds.SchemaUntested,
        LogLevel.Warning,
        "bd schema {Version} was not tested; it has every column that is needed. Tested: {Tested}"
    )]
    public static partial void SchemaUntested(this ILogger logger, int version, string tested);

    [LoggerMessage(
        EventIds.AgentsMustBeSentinel,
        LogLevel.Debug,
        "bd schema {Version}: bd refuses to close a bead whose assignee is not the actor, so agents must run it with BEADS_ACTOR={Assignee}"
    )]
    public static partial void AgentsMustBeSentinel(this ILogger logger, int version, string assignee);

    [LoggerMessage(
        EventIds.NoteLeftOut,
        LogLevel.Warning,
        "bead {BeadId}: its notes are full, so the note was left out"
    )]
    public static partial void NoteLeftOut(this ILogger logger, string beadId);

    [LoggerMessage(
        EventIds.LedgerCreated,
        LogLevel.Information,
        "created the ledger's tables automation_attempts and automation_state"
    )]
    public static partial void LedgerCreated(this ILogger logger);

    [LoggerMessage(EventIds.OutboxCreated, LogLevel.Information, "created the ledger's table automation_outbox")]
    public static partial void OutboxCreated(this ILogger logger);

    [LoggerMessage(EventIds.ResultsCreated, LogLevel.Information, "created the ledger's table automation_results")]
    public static partial void ResultsCreated(this ILogger logger);

    [LoggerMessage(
        EventIds.SpendingNotStored,
        LogLevel.Warning,
        "bead {BeadId}: what its run cost is not stored; the change itself is not concerned: {Why}"
    )]
    public static partial void SpendingNotStored(this ILogger logger, string beadId, string why);

    [LoggerMessage(
        EventIds.QueryWithoutLedger,
        LogLevel.Warning,
        "there is no ledger yet: print the query again after the first write. Until then it counts beads that are in flight or wait after a failure, and starts pods that find nothing to do"
    )]
    public static partial void QueryWithoutLedger(this ILogger logger);

    [LoggerMessage(
        EventIds.IgnoreNotCommitted,
        LogLevel.Warning,
        "the change of dolt_ignore that hides the ledger's tables could not be Dolt-committed: {Reason}"
    )]
    public static partial void IgnoreNotCommitted(this ILogger logger, string reason);

    [LoggerMessage(
        EventIds.NotPublished,
        LogLevel.Warning,
        "bead {BeadId}: the change is stored but could not be Dolt-committed; the next commit of that table takes it along: {Reason}"
    )]
    public static partial void NotPublished(this ILogger logger, string beadId, string reason);

    [LoggerMessage(
        EventIds.WriteLost,
        LogLevel.Debug,
        "bead {BeadId}: lost to another writer ({Reason}); nothing was written"
    )]
    public static partial void WriteLost(this ILogger logger, string beadId, string reason);

    [LoggerMessage(
        EventIds.CommitIndeterminate,
        LogLevel.Warning,
        "bead {BeadId}: the answer to COMMIT is missing ({Reason}); a new read tells whether it was written"
    )]
    public static partial void CommitIndeterminate(this ILogger logger, string beadId, string reason);

    [LoggerMessage(
        EventIds.Recovered,
        LogLevel.Warning,
        "bead {BeadId}: a change that was interrupted is now {HowItEnded}"
    )]
    public static partial void Recovered(this ILogger logger, string beadId, string howItEnded);

    [LoggerMessage(
        EventIds.TornLineDropped,
        LogLevel.Warning,
        "the last line of the ledger was torn by an interrupted write, and is dropped"
    )]
    public static partial void TornLineDropped(this ILogger logger);

    [LoggerMessage(
        EventIds.DoneNotMarked,
        LogLevel.Warning,
        "bead {BeadId} is written, but the ledger's file could not be: {Reason}; the next run looks again"
    )]
    public static partial void DoneNotMarked(this ILogger logger, string beadId, string reason);

    [LoggerMessage(EventIds.AskedRoom, LogLevel.Debug, "Agent room: {State}, free {Free}: {Detail}")]
    public static partial void AskedRoom(this ILogger log, string state, int? free, string detail);

    [LoggerMessage(
        EventIds.Dispatched,
        LogLevel.Information,
        "Bead {BeadId}, attempt {Attempt}: {Class}, HTTP {HttpStatus}: {Detail}"
    )]
    public static partial void Dispatched(
        this ILogger log,
        string beadId,
        int attempt,
        string @class,
        int? httpStatus,
        string detail
    );

    [LoggerMessage(EventIds.FoundJob, LogLevel.Debug, "Job {JobId}: {State}: {Detail}")]
    public static partial void FoundJob(this ILogger log, string jobId, string state, string detail);

    [LoggerMessage(EventIds.Ordered, LogLevel.Information, "Bead {BeadId}, attempt {Attempt}: {Class}: {Detail}")]
    public static partial void Ordered(this ILogger log, string beadId, int attempt, string @class, string detail);

    [LoggerMessage(
        EventIds.JobsNotPruned,
        LogLevel.Warning,
        "jobs of more than 30 days ago could not be removed: {Why}"
    )]
    public static partial void JobsNotPruned(this ILogger log, string why);

    [LoggerMessage(EventIds.Posting, LogLevel.Information, "Sending {Bead}, attempt {Attempt}, claim {Claim}")]
    public static partial void Posting(this ILogger logger, string bead, int attempt, string claim);

    [LoggerMessage(
        EventIds.AnswerNotRecorded,
        LogLevel.Error,
        "The answer for {Bead} ({Answer}, job {Job}) could not be recorded; the attempt counts as unknown and is judged by silence"
    )]
    public static partial void AnswerNotRecorded(this ILogger logger, string bead, string answer, string? job);

    [LoggerMessage(
        EventIds.SettlementLeft,
        LogLevel.Warning,
        "Others wrote to {Bead} each time attempt {Attempt} was to be settled; the next tick or sweep does it"
    )]
    public static partial void SettlementLeft(this ILogger logger, string bead, int attempt);

    [LoggerMessage(
        EventIds.SettlementFailed,
        LogLevel.Warning,
        "The answer for {Bead} is recorded, but the bead could not be written; the next tick or sweep does it: {Why}"
    )]
    public static partial void SettlementFailed(this ILogger logger, string bead, string why);

    [LoggerMessage(EventIds.HoldNotStored, LogLevel.Warning, "The hold could not be stored: {Why}")]
    public static partial void HoldNotStored(this ILogger logger, string why);

    [LoggerMessage(EventIds.NotSent, LogLevel.Information, "{Count} beads not sent: {Reasons}")]
    public static partial void NotSent(this ILogger logger, int count, string reasons);

    [LoggerMessage(
        EventIds.BreakerOpened,
        LogLevel.Error,
        "The breaker opens after {Failures} failures of the agent service in a row: until it takes a bead, one at a time is tried. {Cause}"
    )]
    public static partial void BreakerOpened(this ILogger logger, int failures, string cause);

    [LoggerMessage(
        EventIds.BreakerClosed,
        LogLevel.Information,
        "The breaker closes: the agent service took a bead after {Probes} tries"
    )]
    public static partial void BreakerClosed(this ILogger logger, int probes);

    [LoggerMessage(
        EventIds.SweepWriteFailed,
        LogLevel.Error,
        "{Bead} could not be settled; the next sweep looks again: {Why}"
    )]
    public static partial void SweepWriteFailed(this ILogger logger, string bead, string why);

    [LoggerMessage(
        EventIds.NotesNotRead,
        LogLevel.Warning,
        "the notes of {Bead} could not be read, so its verdict is without them: {Why}"
    )]
    public static partial void NotesNotRead(this ILogger logger, string bead, string why);

    [LoggerMessage(EventIds.Undecided, LogLevel.Error, "{Bead}: no decision could be made; the other beads go on")]
    public static partial void Undecided(this ILogger logger, Exception failure, string bead);

    [LoggerMessage(
        EventIds.Resident,
        LogLevel.Information,
        "ticks {Ticks}, sweeps {Sweeps}; /healthz, /readyz and /metrics on {Address}"
    )]
    public static partial void Resident(this ILogger logger, string ticks, string sweeps, IPEndPoint address);

    [LoggerMessage(EventIds.ProbeFailed, LogLevel.Warning, "A probe or scrape could not be answered")]
    public static partial void ProbeFailed(this ILogger logger, Exception exception);

    [LoggerMessage(
        EventIds.ReportNotWritten,
        LogLevel.Warning,
        "standard output could not be written ({Why}): passes go on, and their reports are lost until it can be"
    )]
    public static partial void ReportNotWritten(this ILogger logger, string why);

    [LoggerMessage(EventIds.TelemetryMisconfigured, LogLevel.Warning, "{Sentence}")]
    public static partial void TelemetryMisconfigured(this ILogger logger, string sentence);

    [LoggerMessage(
        EventIds.TelemetryNotSent,
        LogLevel.Warning,
        "The collector did not take all telemetry, or not within {Seconds} s of the end: check OTEL_EXPORTER_OTLP_ENDPOINT and _PROTOCOL, and the collector"
    )]
    public static partial void TelemetryNotSent(this ILogger logger, double seconds);

    [LoggerMessage(EventIds.NoticesDelivered, LogLevel.Information, "{Count} notices delivered")]
    public static partial void NoticesDelivered(this ILogger logger, int count);

    [LoggerMessage(
        EventIds.NoticesNotDelivered,
        LogLevel.Warning,
        "{Count} notices wait, the next sweep tries again: {Why}"
    )]
    public static partial void NoticesNotDelivered(this ILogger logger, int count, string why);

    [LoggerMessage(
        EventIds.NoticeExpired,
        LogLevel.Warning,
        "the notice {Kind} {Bead} of {At} was not taken for 7 days and is dropped"
    )]
    public static partial void NoticeExpired(this ILogger logger, string kind, string bead, string at);

    [LoggerMessage(
        EventIds.NoticeNotStored,
        LogLevel.Warning,
        "the notice {Kind} is not stored and nobody is told; the change itself is not concerned: {Why}"
    )]
    public static partial void NoticeNotStored(this ILogger logger, string kind, string why);

    [LoggerMessage(EventIds.NotifyAddressDoubtful, LogLevel.Warning, "{Why}")]
    public static partial void NotifyAddressDoubtful(this ILogger logger, string why);
}
