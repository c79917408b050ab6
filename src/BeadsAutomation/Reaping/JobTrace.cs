using System.Globalization;
using BeadsAutomation.Agents;

namespace BeadsAutomation.Reaping;

/// <summary>What an ended job left, summed up for the human who gets its bead: what it said last, what it noted, what else happened to the bead.</summary>
internal static class JobTrace
{
    private const int MaxWords = 160;
    private const int MaxNote = 100;

    /// <summary>Goes on after a sentence: empty, or begins with a semicolon.</summary>
    public static string Of(ReapCase seen) => string.Concat(Parts(seen).Select(part => $"; {part}"));

    private static IEnumerable<string> Parts(ReapCase seen)
    {
        foreach (var part in seen.Evidence.Report is { } report ? Parts(report) : [])
        {
            yield return part;
        }
        var since = NotesSince.Of(seen.Evidence.Notes, seen.Attempt.Key);
        if (since is not null)
        {
            yield return Noted(since);
        }
        // A note is such a change itself.
        var isNoted = since is { Lines.Count: > 0 };
        if (
            !isNoted
            && seen.History.Bead is { } bead
            && seen.Attempt.BeadUpdatedAt is { } ours
            && bead.UpdatedAt > ours
        )
        {
            yield return $"others changed the bead at {Stamp.Of(bead.UpdatedAt)}";
        }
        if (seen.History.LastComment is { } commented && commented >= seen.Attempt.ClaimedAt)
        {
            yield return $"commented at {Stamp.Of(commented)}";
        }
    }

    private static IEnumerable<string> Parts(JobReport report)
    {
        // The sentence of a failed job has it.
        if (report is { ExitCode: { } code, State: not JobState.Failed })
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"exit code {code}");
        }
        if (report.Result is { IsError: true, Kind: var kind })
        {
            yield return kind is null or "success" ? "its result is an error" : $"its result is {kind}";
        }
        if (report.Result?.Spent?.Words is { Length: > 0 } spent)
        {
            yield return spent;
        }
        if (FinalText.SaysFailed(report))
        {
            yield return "its text begins with TASK_FAILED";
        }
        var (words, errors) = Words(report);
        if (words.Length > 0)
        {
            yield return $"last words: \"{words}\"";
        }
        if (errors.Length > 0)
        {
            yield return $"on stderr: \"{errors}\"";
        }
    }

    // What went to stderr explains a failure, or a silence; beside a result, or a text that stands for one, it is noise.
    private static (string Words, string Errors) Words(JobReport report)
    {
        var words = LastWords.Of(FinalText.Of(report), MaxWords);
        var explains = words.Length == 0 || (report.Result is null && report.State != JobState.Completed);
        var errors = explains ? LastWords.Of(report.ErrorTail, MaxWords) : "";
        return words.Length > 0 && errors.Length > 0
            ? (LastWords.Of(FinalText.Of(report), MaxNote), LastWords.Of(report.ErrorTail, MaxNote))
            : (words, errors);
    }

    private static string Noted(NotesSince since) =>
        since.Lines switch
        {
            [] => "nothing was noted since the claim",
            _ when since.Lines.All(NotesSince.IsStart) => "the agent noted its start, and nothing else",
            [.., var last] => $"last note: \"{Secrets.Shown(last, MaxNote)}\"",
        };
}
