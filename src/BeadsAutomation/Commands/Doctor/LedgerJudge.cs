using BeadsAutomation.Store.Dolt;

namespace BeadsAutomation.Commands.Doctor;

/// <summary>What the ledger, the notes and the history of a server say.</summary>
internal static class LedgerJudge
{
    private const long Many = 100_000;
    private const int OftenLeftOpen = 3;
    private static readonly TimeSpan LongUncommitted = TimeSpan.FromDays(1);

    /// <summary>Its size.</summary>
    /// <param name="attempts">How many rows; <see langword="null"/> before the first write.</param>
    public static Finding Size(long? attempts) =>
        attempts switch
        {
            null => new Finding(
                DoctorCheck.Ledger,
                Severity.Info,
                "there is no ledger yet",
                "nothing needs to be done: the first write, a claim or a hold, makes it"
            ),
            > Many => new Finding(
                DoctorCheck.Ledger,
                Severity.Info,
                $"{attempts} attempts are recorded",
                "nothing needs to be done: ticks and sweeps read no more of them than they need"
            ),
            1 => new Finding(DoctorCheck.Ledger, Severity.Ok, "1 attempt is recorded"),
            _ => new Finding(DoctorCheck.Ledger, Severity.Ok, $"{attempts} attempts are recorded"),
        };

    /// <summary>Whether agents can close their beads.</summary>
    public static Finding Closing(SchemaFeatures features, string assignee, long leftOpen, long closed)
    {
        var fix = $"let the agent run bd with BEADS_ACTOR={assignee}";
        if (leftOpen >= OftenLeftOpen && leftOpen > closed)
        {
            return new Finding(
                DoctorCheck.Closing,
                Severity.Warning,
                $"in a week {leftOpen} jobs were completed and left their bead in progress, and {closed} closed it"
                    + (features.ClosesForAssigneeOnly ? ": bd closes a bead for its assignee only" : ""),
                features.ClosesForAssigneeOnly ? fix : "see what the agent's last lines say of 'bd close'"
            );
        }
        return features.ClosesForAssigneeOnly
            ? new Finding(
                DoctorCheck.Closing,
                Severity.Info,
                $"from schema 54 on bd closes a bead for its assignee only, and that is {assignee}",
                fix
            )
            : new Finding(DoctorCheck.Closing, Severity.Ok, "bd of this schema closes a bead for whoever asks");
    }

    /// <summary>Whether changes wait for a Dolt commit.</summary>
    public static IEnumerable<Finding> History(IReadOnlyList<DirtyTable> tables, DateTime now)
    {
        var names = tables.Select(t => t.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var ours = names
            .Where(n => n is LedgerTables.Attempts or LedgerTables.State or LedgerTables.Outbox or LedgerTables.Results)
            .ToList();
        if (ours.Count > 0)
        {
            yield return new Finding(
                DoctorCheck.History,
                Severity.Warning,
                $"{string.Join(" and ", ours)} shows as a change of the repository: a bd command may commit it",
                "insert the name into dolt_ignore, with ignored = 1, and commit dolt_ignore"
            );
        }
        var beads = names.Where(n => n is "issues" or "events").ToList();
        if (beads.Count == 0)
        {
            yield return new Finding(DoctorCheck.History, Severity.Ok, "no change of beads waits for a Dolt commit");
            yield break;
        }
        var since = tables.Max(t => t.LastCommit);
        var isLong = since is null || now - since > LongUncommitted;
        yield return new Finding(
            DoctorCheck.History,
            isLong ? Severity.Warning : Severity.Info,
            $"{string.Join(" and ", beads)} {(beads.Count > 1 ? "have" : "has")} changes that wait for a Dolt commit"
                + (isLong ? ", and the last commit is older than a day" : ""),
            "the next bd command commits them; or CALL DOLT_COMMIT by hand, tables by name"
        );
    }

    /// <summary>Whether our notes still fit.</summary>
    public static Finding Notes(IReadOnlyList<LongNotes> beads, int limit) =>
        beads.Count == 0
            ? new Finding(DoctorCheck.Notes, Severity.Ok, "notes have room")
            : new Finding(
                DoctorCheck.Notes,
                Severity.Warning,
                $"the notes of {string.Join(", ", beads.Select(b => $"{b.Id} ({b.Bytes} of {limit} bytes)"))} have little room: what does not fit is left out",
                "shorten them with 'bd update <id> --notes …'"
            );
}
