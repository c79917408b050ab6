using BeadsAutomation.Agents;

namespace BeadsAutomation.Reaping;

/// <summary>The decision of a sweep about one bead: pure, over what one read and the agent's answer say.</summary>
internal static class ReapPolicy
{
    /// <summary>Decides.</summary>
    /// <param name="history">The bead with its attempts.</param>
    /// <param name="evidence">What is known of the job that <see cref="JobToAsk"/> names.</param>
    /// <param name="options">Thresholds.</param>
    /// <param name="token">The token of the row that is made for a bead without an unsettled attempt.</param>
    /// <param name="now">Database UTC.</param>
    public static Verdict Decide(
        BeadHistory history,
        JobEvidence evidence,
        BeadsOptions options,
        string token,
        DateTime now
    ) =>
        history.Unsettled switch
        {
            _ when !evidence.Reached => Verdict.Keep(history, "the job could not be asked for in time"),
            null => WithoutUnsettled.Decide(history, evidence, options, token, now),
            { State: not AttemptState.Refused } => OfClaim(history, evidence, options, now),
            var refused => Put(history, refused, PutBackCause.FromAnswer(refused), options, now),
        };

    /// <summary>Decided on an age that can be believed, and guarded by what was read.</summary>
    private static Verdict OfClaim(BeadHistory history, JobEvidence evidence, BeadsOptions options, DateTime now)
    {
        if (ClaimAge.Believed(history, evidence, options, now) is not { } believed)
        {
            return ClaimAge.SeenNow(history, now);
        }
        var verdict = OfClaim(believed, believed.Unsettled!, evidence, options, now);
        return ReferenceEquals(believed, history)
            ? verdict
            : verdict with
            {
                History = history,
                Transition = verdict.Transition is { } transition
                    ? transition with
                    {
                        ObservedLatest = history.Latest,
                    }
                    : null,
                NeedsAttention = true,
            };
    }

    private static Verdict OfClaim(
        BeadHistory history,
        Attempt claim,
        JobEvidence evidence,
        BeadsOptions options,
        DateTime now
    ) =>
        claim switch
        {
            var attempt when IsYoung(attempt, options, now) => Verdict.Keep(
                history,
                $"{attempt.State.Word()} a moment ago",
                Stamp.WholeMinutes(now - attempt.ClaimedAt)
            ),
            { State: AttemptState.Claimed } attempt => Put(history, attempt, PutBackCause.Ghost, options, now),
            var attempt => SentAttempt.Decide(history, attempt, evidence, options, now),
        };

    /// <summary>When a claim that is kept now would not be kept any more, if nothing changed; <see langword="null"/> when no stamp tells.</summary>
    public static DateTime? KeptUntil(BeadHistory history, JobEvidence evidence, BeadsOptions options, DateTime now)
    {
        if (ClaimAge.Believed(history, evidence, options, now) is not { } believed)
        {
            return null;
        }
        history = believed;
        var attempt = history.Unsettled;
        if (attempt is not null && IsYoung(attempt, options, now))
        {
            var grown = attempt.ClaimedAt + options.GhostAge + TimeSpan.FromSeconds(1);
            if (Decide(history, evidence, options, attempt.Key.Token, grown).Transition is not null)
            {
                return grown;
            }
        }
        return Silence.EndsAt(history, attempt ?? (evidence.IsAlive ? history.Latest : null), evidence, options, now);
    }

    /// <summary>The attempt whose job says something about this bead, or <see langword="null"/> when nothing needs to be asked.</summary>
    public static Attempt? JobToAsk(BeadHistory history, IAgent agent, BeadsOptions options)
    {
        var attempt = history.Unsettled ?? history.Latest;
        var mayLive = history.Bead switch
        {
            null => history.Unsettled is { MayRun: true },
            var bead when !bead.IsAssignedTo(options.Assignee) => false,
            { Status: BeadStatus.InProgress } => true,
            { Status: BeadStatus.Open } => history.Unsettled is not null,
            _ => false,
        };
        return mayLive && attempt is not null && IsKnownTo(agent, attempt) ? attempt : null;
    }

    /// <summary>The attempt of a bead that its agent closed or blocked: its job decides nothing any more, and what it left goes into the ledger.</summary>
    public static Attempt? JobToRecord(BeadHistory history, IAgent agent, BeadsOptions options) =>
        history
            is {
                Bead: { Status: BeadStatus.Closed or BeadStatus.Blocked } bead,
                Unsettled: { PostedAt: not null } sent
            }
        && bead.IsAssignedTo(options.Assignee)
        && IsKnownTo(agent, sent)
            ? sent
            : null;

    /// <summary>Whether the agent can be asked: another agent's jobs mean nothing to it, and a job without a name is found by its token only while it may run.</summary>
    private static bool IsKnownTo(IAgent agent, Attempt attempt)
    {
        var isItsOwn = attempt.Agent.Length == 0 || agent.KnowsJobsOf(attempt.Agent);
        return isItsOwn && (attempt.JobId is not null || (agent.FindsByToken && attempt.MayRun));
    }

    /// <summary>A row that a living dispatcher may still be working on. Age counts from the claim.</summary>
    private static bool IsYoung(Attempt attempt, BeadsOptions options, DateTime now) =>
        attempt.State is AttemptState.Claimed or AttemptState.Posting && now - attempt.ClaimedAt <= options.GhostAge;

    private static Verdict Put(
        BeadHistory history,
        Attempt attempt,
        PutBackCause cause,
        BeadsOptions options,
        DateTime now
    )
    {
        var transition = PutBack.Decide(history, attempt, cause, options, now);
        return new Verdict(history, transition, cause.Reason, Stamp.WholeMinutes(now - attempt.ClaimedAt));
    }
}
