namespace BeadsAutomation.Store.Dolt;

/// <summary>A row of a history: a bead with one of its attempts, or with none. What the ledger adds is NULL where it has nothing.</summary>
internal sealed class HistoryRow : BeadRow
{
    public string? BeadId { get; init; }
    public DateTime? Now { get; init; }
    public DateTime? LastComment { get; init; }
    public DateTime? LeaseHeartbeat { get; init; }
    public int? Number { get; init; }
    public string? Token { get; init; }
    public string? State { get; init; }
    public string? Agent { get; init; }
    public string? JobId { get; init; }
    public long? Counted { get; init; }
    public string? Outcome { get; init; }
    public string? Answer { get; init; }
    public string? Reason { get; init; }
    public DateTime? ClaimedAt { get; init; }
    public DateTime? PostedAt { get; init; }
    public DateTime? AnsweredAt { get; init; }
    public DateTime? SettledAt { get; init; }
    public DateTime? BeadUpdatedAt { get; init; }
    public string? StatusLeft { get; init; }
    public long? OpenAtAnswer { get; init; }
    public DateTime? NotBefore { get; init; }
    public string? Worker { get; init; }

    /// <summary>The rows of one bead as its history.</summary>
    public static BeadHistory ToHistory(string beadId, IReadOnlyCollection<HistoryRow> rows)
    {
        var first = rows.First();
        return new BeadHistory(
            beadId,
            first.ToBead(),
            rows.Where(r => r.Number is not null).OrderBy(r => r.Number).Select(r => r.ToAttempt(beadId)).ToList(),
            StoredTime.Utc(first.LastComment),
            StoredTime.Utc(first.LeaseHeartbeat)
        );
    }

    /// <summary>The row's attempt.</summary>
    public Attempt ToAttempt(string beadId) =>
        new()
        {
            Key = new AttemptKey(beadId, Number ?? 0, Token ?? ""),
            StateWord = State ?? "",
            Agent = Agent ?? "",
            JobId = JobId,
            Counted = Counted is > 0,
            Outcome = LedgerWords.ToOutcome(Outcome),
            AnswerWord = Answer,
            Reason = Reason,
            ClaimedAt = StoredTime.Utc(ClaimedAt ?? default),
            PostedAt = StoredTime.Utc(PostedAt),
            AnsweredAt = StoredTime.Utc(AnsweredAt),
            SettledAt = StoredTime.Utc(SettledAt),
            BeadUpdatedAt = StoredTime.Utc(BeadUpdatedAt),
            StatusLeft = StatusLeft,
            OpenAtAnswer = OpenAtAnswer is > 0,
            NotBefore = StoredTime.Utc(NotBefore),
            Worker = Worker ?? "",
        };
}
