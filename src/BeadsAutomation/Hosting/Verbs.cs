using BeadsAutomation.Hosting.Reports;

namespace BeadsAutomation.Hosting;

/// <summary>One pass of the dispatcher.</summary>
internal delegate Task<TickReport> RunTick(TickRequest request, CancellationToken stop);

/// <summary>One pass of the reaper.</summary>
internal delegate Task<SweepReport> RunSweep(SweepRequest request, CancellationToken stop);

/// <summary>A fresh start for one bead.</summary>
internal delegate Task<RearmReport> RunRearm(string beadId, bool dryRun, CancellationToken stop);

/// <summary>Why these beads wait, or all.</summary>
internal delegate Task<ExplainReport> RunExplain(IReadOnlyList<string> beadIds, CancellationToken stop);

/// <summary>The queue and what is in hand.</summary>
internal delegate Task<StatusReport> RunStatus(CancellationToken stop);

/// <summary>The attempts of a bead, or the newest of all.</summary>
internal delegate Task<HistoryReport> RunHistory(string? beadId, CancellationToken stop);

/// <summary>The statement for a scaler.</summary>
internal delegate Task<string> RunKedaQuery(CancellationToken stop);
