using BeadsAutomation.Agents;

namespace BeadsAutomation.Reaping;

/// <summary>The decision of a sweep about one bead: pure, over what one read and the agent's answer say.</summary>
internal static class ReapPolicy
{
    /// <summary>Decides.</summary>
    /// <param name="seen">The bead, with what is known of the job that <see cref="JobToAsk"/> names.</param>
    /// <param name="token">The token of the row that is made for a bead without an unsettled attempt.</param>
    public static Verdict Decide(ReapCase seen, string token) =>
        seen.History.Unsettled switch
        {
            _ when !seen.Evidence.Reached => seen.Keep("the job could not be asked for in time"),
            null => OrphanBeadVerdict.Of(seen, token),
            { State: not AttemptState.Refused } => OfClaim(seen),
            var refused => Put(seen, PutBackCause.FromAnswer(refused)),
        };

    /// <summary>Decided on an age that can be believed, and guarded by what was read.</summary>
    private static Verdict OfClaim(ReapCase seen)
    {
        if (ClaimAge.Believed(seen) is not { } believed)
        {
            return ClaimAge.SeenNow(seen);
        }
        var verdict = OfBelieved(seen with { History = believed });
        return ReferenceEquals(believed, seen.History)
            ? verdict
            : verdict with
            {
                History = seen.History,
                Transition = verdict.Transition is { } transition
                    ? transition with
                    {
                        ObservedLatest = seen.History.Latest,
                    }
                    : null,
                NeedsAttention = true,
            };
    }

    private static Verdict OfBelieved(ReapCase seen) =>
        seen.Attempt switch
        {
            var attempt when IsYoung(attempt, seen) => seen.Keep(
                $"{attempt.State.Word()} a moment ago",
                Stamp.WholeMinutes(seen.Now - attempt.ClaimedAt)
            ),
            { State: AttemptState.Claimed } => Put(seen, PutBackCause.Ghost),
            _ => SentAttemptVerdict.Of(seen),
        };

    /// <summary>When a claim that is kept now would not be kept any more, if nothing changed; <see langword="null"/> when no stamp tells.</summary>
    public static DateTime? KeptUntil(ReapCase seen)
    {
        if (ClaimAge.Believed(seen) is not { } believed)
        {
            return null;
        }
        seen = seen with { History = believed };
        var attempt = believed.Unsettled;
        if (attempt is not null && IsYoung(attempt, seen))
        {
            var grown = attempt.ClaimedAt + seen.Options.GhostAge + TimeSpan.FromSeconds(1);
            if (Decide(seen with { Now = grown }, attempt.Key.Token).Transition is not null)
            {
                return grown;
            }
        }
        return Silence.EndsAt(seen, attempt ?? (seen.Evidence.IsAlive ? believed.Latest : null));
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
    private static bool IsYoung(Attempt attempt, ReapCase seen) =>
        attempt.State is AttemptState.Claimed or AttemptState.Posting
        && seen.Now - attempt.ClaimedAt <= seen.Options.GhostAge;

    private static Verdict Put(ReapCase seen, PutBackCause cause)
    {
        var transition = PutBack.Decide(seen.History, seen.Attempt, cause, seen.Options, seen.Now);
        var age = Stamp.WholeMinutes(seen.Now - seen.Attempt.ClaimedAt);
        return new Verdict(seen.History, transition, cause.Reason, age);
    }
}
