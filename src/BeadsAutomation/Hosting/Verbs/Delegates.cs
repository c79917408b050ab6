using BeadsAutomation.Hosting.Reports;
using BeadsAutomation.Operations;

namespace BeadsAutomation.Hosting.Verbs;

/// <summary>One pass of the dispatcher.</summary>
internal delegate Task<TickReport> RunTick(TickRequest request, CancellationToken stop);

/// <summary>One pass of the reaper.</summary>
internal delegate Task<SweepReport> RunSweep(SweepRequest request, CancellationToken stop);

/// <summary>A fresh start for one bead.</summary>
internal delegate Task<HandReport> RunRearm(string beadId, bool dryRun, CancellationToken stop);

/// <summary>Why these beads wait, or all.</summary>
internal delegate Task<ExplainReport> RunExplain(IReadOnlyList<string> beadIds, CancellationToken stop);

/// <summary>The queue and what is in hand.</summary>
internal delegate Task<StatusReport> RunStatus(CancellationToken stop);

/// <summary>The attempts of a bead, or the newest of all.</summary>
internal delegate Task<HistoryReport> RunHistory(string? beadId, CancellationToken stop);

/// <summary>What was sent in a while.</summary>
internal delegate Task<PeriodReport> RunReport(TimeSpan length, CancellationToken stop);

/// <summary>A pause.</summary>
internal delegate Task<PauseReport> RunPause(PauseOrder order, bool dryRun, CancellationToken stop);

/// <summary>The end of a pause.</summary>
internal delegate Task<PauseReport> RunResume(string? label, bool dryRun, CancellationToken stop);

/// <summary>One bead, sent by hand.</summary>
internal delegate Task<HandDispatchReport> RunDispatch(
    string beadId,
    bool ignoreBackoff,
    bool dryRun,
    CancellationToken stop
);

/// <summary>One claim, taken back by hand.</summary>
internal delegate Task<HandReport> RunCancel(string beadId, bool dryRun, CancellationToken stop);

/// <summary>One claim, given up by hand.</summary>
internal delegate Task<HandReport> RunReap(string beadId, bool dryRun, CancellationToken stop);

/// <summary>The statement for a scaler.</summary>
internal delegate Task<string> RunKedaQuery(CancellationToken stop);
