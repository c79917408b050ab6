using BeadsAutomation.Agents;
using BeadsAutomation.Ledger;

namespace BeadsAutomation.Reaping;

/// <summary>The job ended and its bead is still in progress: a human gets it now, not after the threshold.</summary>
internal static class JobOver
{
    /// <summary>The verdict, or <see langword="null"/> while the job lives or cannot be told.</summary>
    public static Verdict? Verdict(BeadHistory history, Attempt attempt, JobReport? report)
    {
        if (report is null || Ending(report) is not var (outcome, usual))
        {
            return null;
        }
        var words = report.Ending ?? usual;
        var note = Note.JobOver(attempt.JobId, words, Block.Context(attempt, outcome));
        return Block.With(history, attempt, outcome, note, words, null);
    }

    private static (AttemptOutcome Outcome, string Words)? Ending(JobReport report) =>
        report.State switch
        {
            JobState.Completed => (AttemptOutcome.AgentLeftOpen, "completed and left the bead in progress"),
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
