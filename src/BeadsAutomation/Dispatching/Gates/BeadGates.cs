namespace BeadsAutomation.Dispatching.Gates;

/// <summary>The gates that a bead passes by itself, before the queue's own (hold, capacity, service) are asked.</summary>
internal static class BeadGates
{
    /// <summary>The first gate that holds the bead back with what to say of it, or <see langword="null"/> for a candidate.</summary>
    public static Skip? FirstClosed(WaitingBead waiting, BeadHistory? history, BeadsOptions options, DateTime now)
    {
        if (history?.Unsettled is { } unsettled)
        {
            return new Skip(
                ReasonCode.InFlight,
                $"attempt {unsettled.Key.Number} is {unsettled.State.Word()} since {Stamp.Of(unsettled.ClaimedAt)}"
            );
        }
        if (waiting.Readiness.Obstacle() is { } obstacle)
        {
            return new Skip(obstacle, Describe(obstacle, waiting.Readiness));
        }
        if (OldData.Describe(waiting.Bead, history?.Latest) is { } old)
        {
            return new Skip(ReasonCode.OldData, old);
        }
        var count = AttemptCount.Of(history?.Attempts ?? []);
        if (count.Counted >= options.MaxAttempts)
        {
            return new Skip(
                ReasonCode.AttemptsExhausted,
                $"{count.Counted} of {options.MaxAttempts} attempts: {history?.Latest?.Reason}"
            );
        }
        if (count.NotBefore is { } notBefore && notBefore > now && notBefore <= now + Backoff.Longest)
        {
            var why =
                history?.Latest?.Outcome == AttemptOutcome.ProviderWeather
                    // Another process may be set to try again, and this one not.
                    ? $"provider weather, {count.Weather}{(options.WeatherRetries >= count.Weather ? $" of {options.WeatherRetries}" : " so far")}"
                    : $"attempt {count.Counted} failed";
            return new Skip(ReasonCode.Backoff, $"{why}; not before {Stamp.Of(notBefore)}");
        }
        return OrphanGrace.Describe(history?.Latest, options, now) is { } grace
            ? new Skip(ReasonCode.OrphanGrace, grace)
            : null;
    }

    private static string Describe(ReasonCode obstacle, Readiness readiness) =>
        obstacle switch
        {
            ReasonCode.BlockedBy => $"blocked by {readiness.BlockedBy}",
            ReasonCode.NotWorkType => $"type {readiness.IssueType}",
            _ => "",
        };
}
