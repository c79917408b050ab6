using BeadsAutomation.Agents;

namespace BeadsAutomation.Reaping;

/// <summary>
/// The one exception from "never sent again by ourselves", off unless <c>weatherRetries</c> allows it: a job that surely ended, by the
/// service's own word, in passing trouble of its provider, and whose agent left no trace but its first note.
/// </summary>
internal static class ProviderRetryVerdict
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(10);

    /// <summary>The verdict, or <see langword="null"/> when it is no such trouble or the exception is off.</summary>
    public static Verdict? Of(ReapCase seen)
    {
        var most = seen.Options.WeatherRetries;
        if (most == 0 || !IsPassing(seen))
        {
            return null;
        }
        var before = seen.History.Attempts.Where(a => a.Key.Number < seen.Attempt.Key.Number);
        var made = AttemptCount.Of([.. before]).Weather;
        return made < most
            ? OpenAgain(seen, $"{made + 1} of {most}", seen.Now + (Step * (made + 1)))
            : JobEnd.Verdict(seen, $", in provider weather, {made} of {most} retries made");
    }

    /// <summary>What a restored backup or an early re-open made doubtful is left to a human.</summary>
    private static bool IsPassing(ReapCase seen) =>
        seen.Evidence.Report is { State: JobState.Completed or JobState.Failed, OutputTail: { } output } report
        // An agent whose program wrote more than that was at work.
        && FinalText.IsWhole(output)
        && ProviderWeather.IsIn(FinalText.Of(report))
        && seen.Attempt == seen.History.Latest
        && !seen.Attempt.OpenAtAnswer
        && NotesSince.Of(seen.Evidence.Notes, seen.Attempt.Key) is { } since
        && since.IsAllThatHappened(seen.History, seen.Attempt);

    private static Verdict OpenAgain(ReapCase seen, string count, DateTime notBefore)
    {
        const AttemptOutcome Outcome = AttemptOutcome.ProviderWeather;
        var words = $"{JobEnd.Words(seen.Evidence.Report!)}, in provider weather";
        var trace = JobTrace.Of(seen);
        var settle = new LedgerChange.Settle(seen.Attempt, Outcome, BeadStatus.Open)
        {
            NotBefore = notBefore,
            Reason = Verdicts.Reason(words + trace),
            Spent = seen.Evidence.Report!.Result?.Spent,
        };
        var context = Verdicts.Context(seen.Attempt, Outcome) + trace;
        return new Verdict(
            seen.History,
            seen.Write(settle) with
            {
                Status = BeadStatus.Open,
                Note = Note.Weather(seen.Attempt.JobId, words, count, notBefore, context),
            },
            $"{words}: open again, {count}, not before {Stamp.Of(notBefore)}{trace}",
            null
        );
    }
}
