using BeadsAutomation.Agents;

namespace BeadsAutomation.Reaping;

/// <summary>
/// The one exception from "never sent again by ourselves", off unless <c>weatherRetries</c> allows it: a job that surely ended, by the
/// service's own word, in passing trouble of its provider, and whose agent left no trace but its first note.
/// </summary>
internal static class WeatherVerdict
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(10);

    /// <summary>The verdict, or <see langword="null"/> when it is no weather or the exception is off.</summary>
    public static Verdict? Of(
        BeadHistory history,
        Attempt attempt,
        JobEvidence evidence,
        BeadsOptions options,
        DateTime now
    )
    {
        if (options.WeatherRetries == 0 || !IsWeather(history, attempt, evidence))
        {
            return null;
        }
        var met = AttemptCount.Of([.. history.Attempts.Where(a => a.Key.Number < attempt.Key.Number)]).Weather;
        return met < options.WeatherRetries
            ? OpenAgain(history, attempt, evidence, $"{met + 1} of {options.WeatherRetries}", now + (Step * (met + 1)))
            : JobOver.Verdict(
                history,
                attempt,
                evidence,
                $", in provider weather, {met} of {options.WeatherRetries} retries made"
            );
    }

    /// <summary>What a restored backup or an early re-open made doubtful is left to a human.</summary>
    private static bool IsWeather(BeadHistory history, Attempt attempt, JobEvidence evidence) =>
        evidence.Report is { State: JobState.Completed or JobState.Failed, OutputTail: { } output } report
        // An agent whose program wrote more than that was at work.
        && FinalText.IsWhole(output)
        && ProviderWeather.IsIn(FinalText.Of(report))
        && attempt == history.Latest
        && !attempt.OpenAtAnswer
        && NotesSince.Of(evidence.Notes, attempt.Key) is { } since
        && since.IsAllThatHappened(history, attempt);

    private static Verdict OpenAgain(
        BeadHistory history,
        Attempt attempt,
        JobEvidence evidence,
        string count,
        DateTime notBefore
    )
    {
        const AttemptOutcome Outcome = AttemptOutcome.ProviderWeather;
        var words = $"{JobOver.Words(evidence.Report!)}, in provider weather";
        var trace = JobTrace.Of(history, attempt, evidence);
        var context = Block.Context(attempt, Outcome) + trace;
        return new Verdict(
            history,
            Settlement.Of(history, attempt, Outcome, BeadStatus.Open) with
            {
                Status = BeadStatus.Open,
                Note = Note.Weather(attempt.JobId, words, count, notBefore, context),
                Ledger = new LedgerChange.Settle(attempt, Outcome, BeadStatus.Open)
                {
                    NotBefore = notBefore,
                    Reason = Block.Reason(words + trace),
                    Spent = evidence.Report!.Result?.Spent,
                },
            },
            $"{words}: open again, {count}, not before {Stamp.Of(notBefore)}{trace}",
            null
        );
    }
}
