namespace BeadsAutomation.Tests.Reaping;

/// <summary>Verdicts in few words, so that tables stay readable.</summary>
internal static class Judged
{
    public const string Token = "feedfacefeedfacefeedfacefeedface";

    public static readonly DateTime Now = Given.Now;

    public static Verdict Decide(BeadHistory history, JobEvidence? evidence = null, BeadsOptions? options = null) =>
        ReapPolicy.Decide(new ReapCase(history, evidence ?? JobEvidence.None, options ?? Given.Options, Now), Token);

    /// <summary><c>keep</c>, or the outcome with what happens to the bead: <c>stale → blocked</c>, <c>agent_closed, bead untouched</c>.</summary>
    public static string Words(Verdict verdict) =>
        verdict.Transition switch
        {
            null => "keep",
            { Ledger: LedgerChange.See } => "seen now",
            { WritesBead: false } => $"{verdict.Outcome!.Value.Word()}, bead untouched",
            { Status: { } status } => $"{verdict.Outcome!.Value.Word()} → {status}",
            _ => "a note alone",
        };

    public static JobEvidence Job(JobState state, int? exitCode = null, string detail = "") =>
        new(true, new JobReport(state, exitCode, detail));

    /// <summary>A bead as our claim left it so long ago, with its row in this state.</summary>
    public static BeadHistory Claimed(AttemptState state, string ago, string? job = null) =>
        With(Given.Attempt(state, Given.Ago(ago)) with { JobId = job });

    public static BeadHistory With(Attempt attempt, Bead? bead = null) =>
        Given.History(bead ?? Given.Bead(updatedAt: attempt.BeadUpdatedAt), attempt);

    public static BeadHistory As(this BeadHistory history, string status, string? assignee = Given.Sentinel) =>
        history with
        {
            Bead = history.Bead! with { Status = status, Assignee = assignee },
        };

    /// <summary>Somebody else wrote to the bead so long ago.</summary>
    public static BeadHistory Touched(this BeadHistory history, string ago) =>
        history with
        {
            Bead = history.Bead! with { UpdatedAt = Given.Ago(ago) },
        };
}
