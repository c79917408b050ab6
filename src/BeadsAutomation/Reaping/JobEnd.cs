using BeadsAutomation.Agents;

namespace BeadsAutomation.Reaping;

/// <summary>The job ended and its bead is still in progress: a human gets it now, not after the threshold.</summary>
internal static class JobEnd
{
    /// <summary>The verdict, or <see langword="null"/> while the job lives or cannot be told.</summary>
    /// <param name="seen">The bead and what its job left.</param>
    /// <param name="remark">Goes on after how it ended.</param>
    public static Verdict? Verdict(ReapCase seen, string remark = "")
    {
        if (seen.Evidence.Report is not { } report || Ending(report) is not var (outcome, words))
        {
            return null;
        }
        words = (report.Ending ?? words) + (outcome == AttemptOutcome.AgentLeftOpen ? LeftOpen : "") + remark;
        var trace = JobTrace.Of(seen);
        var note = Note.JobOver(seen.Attempt.JobId, words, Verdicts.Context(seen.Attempt, outcome) + trace);
        return Verdicts.Blocked(seen, outcome, note, words + trace, spent: report.Result?.Spent);
    }

    /// <summary>Whether the agent says that the job is over.</summary>
    public static bool IsOver(JobReport report) => Ending(report) is not null;

    /// <summary>How it ended, whatever became of its bead; goes on after "job …".</summary>
    public static string Words(JobReport report) => report.Ending ?? Ending(report)?.Words ?? "";

    private const string LeftOpen = " and left the bead in progress";

    private static (AttemptOutcome Outcome, string Words)? Ending(JobReport report) =>
        report.State switch
        {
            JobState.Completed => (AttemptOutcome.AgentLeftOpen, "completed"),
            JobState.Failed => (
                AttemptOutcome.JobFailed,
                report.ExitCode is { } code ? $"failed with exit code {code}" : "failed"
            ),
            JobState.TimedOut => (AttemptOutcome.JobTimeout, "ran out of its time; its process may still be running"),
            JobState.Errored => (AttemptOutcome.JobError, $"ended in an error: {report.Detail}"),
            JobState.Lost => (AttemptOutcome.JobLost, "is not known to the agent service any more"),
            _ => null,
        };
}
