using System.Globalization;
using BeadsAutomation.Agents;
using BeadsAutomation.Hosting;
using BeadsAutomation.Ledger;

namespace BeadsAutomation.Reaping;

/// <summary>What an ended job left, summed up for the human who gets its bead: what it said last, what it noted, what else happened to the bead.</summary>
internal static class JobTrace
{
    private const int MaxWords = 160;
    private const int MaxNote = 100;

    /// <summary>Goes on after a sentence: empty, or begins with a semicolon.</summary>
    public static string Of(BeadHistory history, Attempt attempt, JobEvidence evidence) =>
        string.Concat(Parts(history, attempt, evidence).Select(part => $"; {part}"));

    private static IEnumerable<string> Parts(BeadHistory history, Attempt attempt, JobEvidence evidence)
    {
        // The sentence of a failed job has it.
        if (evidence.Report is { ExitCode: { } code, State: not JobState.Failed })
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"exit code {code}");
        }
        if (FinalText.SaysFailed(evidence.Report?.OutputTail))
        {
            yield return "its text begins with TASK_FAILED";
        }
        if (LastWords.Of(evidence.Report?.OutputTail, MaxWords) is { Length: > 0 } words)
        {
            yield return $"last words: \"{words}\"";
        }
        var since = NotesSince.Of(evidence.Notes, attempt.Key);
        if (since is not null)
        {
            yield return Noted(since);
        }
        // A note is such a change itself.
        var isNoted = since is { Lines.Count: > 0 };
        if (!isNoted && history.Bead is { } bead && attempt.BeadUpdatedAt is { } ours && bead.UpdatedAt > ours)
        {
            yield return $"others changed the bead at {Stamp.Of(bead.UpdatedAt)}";
        }
        if (history.LastComment is { } commented && commented >= attempt.ClaimedAt)
        {
            yield return $"commented at {Stamp.Of(commented)}";
        }
    }

    private static string Noted(NotesSince since) =>
        since.Lines switch
        {
            [] => "nothing was noted since the claim",
            _ when since.Lines.All(NotesSince.IsStart) => "the agent noted its start, and nothing else",
            [.., var last] => $"last note: \"{Secrets.Shown(last, MaxNote)}\"",
        };
}
