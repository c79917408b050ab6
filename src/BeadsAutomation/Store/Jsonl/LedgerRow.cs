using System.Text.Json.Serialization;

namespace BeadsAutomation.Store.Jsonl;

/// <summary>An attempt as a line of the ledger holds it: the columns of the SQL ledger.</summary>
internal sealed record LedgerRow
{
    public required string BeadId { get; init; }

    public required int Attempt { get; init; }

    public required string Token { get; init; }

    public required string State { get; init; }
    public string? Agent { get; init; }
    public string? Worker { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Counted { get; init; }
    public string? Outcome { get; init; }
    public string? StatusLeft { get; init; }
    public string? Answer { get; init; }
    public string? JobId { get; init; }
    public string? Reason { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool OpenAtAnswer { get; init; }
    public DateTime ClaimedAt { get; init; }
    public DateTime? PostedAt { get; init; }
    public DateTime? AnsweredAt { get; init; }
    public DateTime? SettledAt { get; init; }
    public DateTime? BeadUpdatedAt { get; init; }
    public DateTime? NotBefore { get; init; }
    public decimal? CostUsd { get; init; }
    public int? Turns { get; init; }
    public string? SessionId { get; init; }

    /// <summary>The row of an attempt, with what its run cost.</summary>
    public static LedgerRow Of(Attempt attempt, Spending? spent = null) =>
        new()
        {
            BeadId = attempt.Key.BeadId,
            Attempt = attempt.Key.Number,
            Token = attempt.Key.Token,
            State = attempt.StateWord,
            Agent = attempt.Agent,
            Worker = attempt.Worker,
            Counted = attempt.Counted,
            Outcome = attempt.Outcome?.Word(),
            StatusLeft = attempt.StatusLeft,
            Answer = attempt.AnswerWord,
            JobId = attempt.JobId,
            Reason = attempt.Reason,
            OpenAtAnswer = attempt.OpenAtAnswer,
            ClaimedAt = attempt.ClaimedAt,
            PostedAt = attempt.PostedAt,
            AnsweredAt = attempt.AnsweredAt,
            SettledAt = attempt.SettledAt,
            BeadUpdatedAt = attempt.BeadUpdatedAt,
            NotBefore = attempt.NotBefore,
            CostUsd = spent?.CostUsd,
            Turns = spent?.Turns,
            SessionId = spent?.SessionId,
        };

    /// <summary>What this row says that the run cost.</summary>
    [JsonIgnore]
    public Spending? Spent => Spending.Of(CostUsd, Turns, SessionId);

    /// <summary>The attempt of this row.</summary>
    public Attempt ToAttempt() =>
        new()
        {
            Key = new AttemptKey(BeadId, Attempt, Token),
            StateWord = State,
            Agent = Agent ?? "",
            Worker = Worker ?? "",
            Counted = Counted,
            Outcome = LedgerWords.ToOutcome(Outcome),
            StatusLeft = StatusLeft,
            AnswerWord = Answer,
            JobId = JobId,
            Reason = Reason,
            OpenAtAnswer = OpenAtAnswer,
            ClaimedAt = ClaimedAt,
            PostedAt = PostedAt,
            AnsweredAt = AnsweredAt,
            SettledAt = SettledAt,
            BeadUpdatedAt = BeadUpdatedAt,
            NotBefore = NotBefore,
        };
}
