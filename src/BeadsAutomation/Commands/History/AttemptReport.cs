using System.Text.Json.Serialization;

namespace BeadsAutomation.Commands.History;

/// <summary>A row of the ledger, without its token. All times are database UTC; what has not happened is <see langword="null"/>.</summary>
/// <param name="BeadId">The bead, exactly as stored.</param>
/// <param name="Attempt">The attempt's number.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ClaimedAt">When it was claimed.</param>
/// <param name="PostedAt">When it was marked, just before the POST.</param>
/// <param name="AnsweredAt">When the answer was recorded.</param>
/// <param name="Answer">The class of the answer.</param>
/// <param name="JobId">The job that the service named.</param>
/// <param name="SettledAt">When it was settled.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Counted">Whether it counts towards the attempt cap.</param>
/// <param name="StatusLeft">The status in which settling left the bead.</param>
/// <param name="NotBefore">The end of its backoff.</param>
/// <param name="Reason">One printable line.</param>
/// <param name="Agent">The agent that it was meant for.</param>
/// <param name="Worker">Host and process that claimed.</param>
public sealed record AttemptReport(
    string BeadId,
    int Attempt,
    AttemptState State,
    DateTime ClaimedAt,
    DateTime? PostedAt,
    DateTime? AnsweredAt,
    string? Answer,
    string? JobId,
    DateTime? SettledAt,
    AttemptOutcome? Outcome,
    bool Counted,
    string? StatusLeft,
    DateTime? NotBefore,
    string? Reason,
    string Agent,
    string Worker
)
{
    /// <summary>US dollars that the run cost; only where it is asked for and the agent's program told it, as with what follows.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? CostUsd { get; init; }

    /// <summary>How often the model was asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Turns { get; init; }

    /// <summary>The session, by which the agent's program finds its own record.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SessionId { get; init; }

    /// <summary>When the last step was.</summary>
    internal DateTime LastStepAt => SettledAt ?? AnsweredAt ?? PostedAt ?? ClaimedAt;

    internal static AttemptReport Of(Attempt attempt, Spending? spent = null) =>
        new(
            attempt.Key.BeadId,
            attempt.Key.Number,
            attempt.State,
            attempt.ClaimedAt,
            attempt.PostedAt,
            attempt.AnsweredAt,
            attempt.AnswerWord,
            attempt.JobId,
            attempt.SettledAt,
            attempt.Outcome,
            attempt.Counted,
            attempt.StatusLeft,
            attempt.IsSettled ? attempt.NotBefore : null,
            attempt.Reason is { } reason ? Printable.Line(reason, 500) : null,
            attempt.Agent,
            attempt.Worker
        )
        {
            CostUsd = spent?.CostUsd,
            Turns = spent?.Turns,
            SessionId = spent?.SessionId,
        };
}
