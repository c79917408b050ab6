namespace BeadsAutomation.Common;

/// <summary>Event ids of the log, stable for those who filter by them. 100: start-up, configuration, signals; 200: store; 300: agents; 400: dispatching; 500: reaping; 600: resident; 700: telemetry; 800: notifications.</summary>
internal static class EventIds
{
    /// <summary>What runs.</summary>
    public const int Starting = 100;

    /// <summary>A setting in force, and its source.</summary>
    public const int SettingInForce = 101;

    /// <summary>A variable of the environment that is called almost like one of ours.</summary>
    public const int VariableNearlyOurs = 102;

    /// <summary>Where the settings or the beads come from is not what somebody may think; the doctor warns of it.</summary>
    public const int SettingsDoubtful = 103;

    /// <summary>A signal asked to stop.</summary>
    public const int StopRequested = 110;

    /// <summary>Something that should not happen.</summary>
    public const int Unexpected = 120;

    /// <summary>The sweep failed, and the tick goes on.</summary>
    public const int SweepFailedTickGoesOn = 121;

    /// <summary>A schema version that nobody tested, with every column that is needed.</summary>
    public const int SchemaUntested = 200;

    /// <summary>bd refuses agents that are not the sentinel.</summary>
    public const int AgentsMustBeSentinel = 201;

    /// <summary>A notes column without room.</summary>
    public const int NoteLeftOut = 202;

    /// <summary>The ledger was made.</summary>
    public const int LedgerCreated = 203;

    /// <summary>The ledger is not hidden from Dolt's history yet.</summary>
    public const int IgnoreNotCommitted = 204;

    /// <summary>A change that is stored and not Dolt-committed.</summary>
    public const int NotPublished = 205;

    /// <summary>Another writer came first.</summary>
    public const int WriteLost = 206;

    /// <summary>No answer to COMMIT.</summary>
    public const int CommitIndeterminate = 207;

    /// <summary>A killed process left a change half done.</summary>
    public const int Recovered = 208;

    /// <summary>A killed process left half a line in the ledger's file.</summary>
    public const int TornLineDropped = 209;

    /// <summary>A change is made and its mark is not.</summary>
    public const int DoneNotMarked = 210;

    /// <summary>A scaler's statement that has to be printed again.</summary>
    public const int QueryWithoutLedger = 211;

    /// <summary>The table of notices was made.</summary>
    public const int OutboxCreated = 212;

    /// <summary>The table of what runs cost was made.</summary>
    public const int ResultsCreated = 213;

    /// <summary>What a run cost could not be stored with its end.</summary>
    public const int SpendingNotStored = 214;

    /// <summary>What the agent said of its room.</summary>
    public const int AskedRoom = 300;

    /// <summary>What a dispatch came to.</summary>
    public const int Dispatched = 301;

    /// <summary>What the agent said of a job.</summary>
    public const int FoundJob = 302;

    /// <summary>What a dispatch to the command agent came to.</summary>
    public const int Ordered = 303;

    /// <summary>Jobs that ended long ago could not be removed.</summary>
    public const int JobsNotPruned = 304;

    /// <summary>A POST goes out.</summary>
    public const int Posting = 400;

    /// <summary>An answer did not reach the ledger.</summary>
    public const int AnswerNotRecorded = 401;

    /// <summary>Others came first three times.</summary>
    public const int SettlementLeft = 402;

    /// <summary>A bead could not be written after its answer.</summary>
    public const int SettlementFailed = 403;

    /// <summary>The hold was not stored.</summary>
    public const int HoldNotStored = 404;

    /// <summary>The service failed too often in a row: one bead is tried at a time.</summary>
    public const int BreakerOpened = 405;

    /// <summary>The service took a bead again.</summary>
    public const int BreakerClosed = 406;

    /// <summary>Why the beads that a tick did not send wait.</summary>
    public const int NotSent = 407;

    /// <summary>A verdict could not be written.</summary>
    public const int SweepWriteFailed = 500;

    /// <summary>What was noted on a bead whose job is over could not be read; it is judged without that.</summary>
    public const int NotesNotRead = 501;

    /// <summary>No decision could be made on a bead; the others go on.</summary>
    public const int Undecided = 502;

    /// <summary>The process stays, and where it can be asked.</summary>
    public const int Resident = 600;

    /// <summary>A probe or scrape could not be answered.</summary>
    public const int ProbeFailed = 601;

    /// <summary>The report of a pass that standard output did not take; told once until it does.</summary>
    public const int ReportNotWritten = 602;

    /// <summary>A variable of OpenTelemetry that cannot be used.</summary>
    public const int TelemetryMisconfigured = 700;

    /// <summary>A collector that did not take everything.</summary>
    public const int TelemetryNotSent = 701;

    /// <summary>The receiver took notices.</summary>
    public const int NoticesDelivered = 800;

    /// <summary>It did not, and they wait.</summary>
    public const int NoticesNotDelivered = 801;

    /// <summary>A notice waited for too long and was dropped.</summary>
    public const int NoticeExpired = 802;

    /// <summary>A notice could not be stored with its transition.</summary>
    public const int NoticeNotStored = 803;

    /// <summary>The receiver's address looks as if its people saw something else than notices.</summary>
    public const int NotifyAddressDoubtful = 804;
}
