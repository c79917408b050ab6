using Dapper;

namespace BeadsAutomation.Store.Dolt;

/// <summary>Stores what the service answered, on the ledger row alone.</summary>
/// <param name="session">The connection, in a transaction.</param>
internal sealed class AnswerWriter(DatabaseSession session)
{
    /// <summary>Writes; whether there is anything to commit, and whether the answer is already there.</summary>
    public async Task<(bool Commit, bool IsThere)> WriteAsync(
        AttemptKey key,
        RecordedAnswer answer,
        CancellationToken cancellationToken
    )
    {
        var found = await session.QueryAsync(
            SqlText.Of("answer-read"),
            s =>
                s.Connection.QueryAsync<AnswerRow>(
                    s.Text,
                    new
                    {
                        id = key.BeadId,
                        number = key.Number,
                        token = key.Token,
                    },
                    null,
                    s.Seconds
                ),
            cancellationToken
        );
        if (found.SingleOrDefault() is not { } row)
        {
            return (false, false);
        }
        if (row.Holds(answer))
        {
            return (false, true);
        }
        var changed = row.State switch
        {
            _ when row.Is(AttemptState.Posting) => await ExecuteAsync("answer-record"),
            _ when row.Is(AttemptState.Settled) => await ExecuteAsync("answer-add"),
            _ => 0,
        };
        return (changed == 1, false);

        Task<int> ExecuteAsync(string statement) =>
            session.ExecuteAsync(
                SqlText.Of(statement),
                s =>
                    s.Connection.ExecuteAsync(
                        s.Text,
                        new
                        {
                            id = key.BeadId,
                            number = key.Number,
                            token = key.Token,
                            state = answer.State.Word(),
                            answer = answer.Answer.Word(),
                            jobId = ServerText.Cut(answer.JobId, 255),
                            reason = ServerText.Cut(answer.Reason, LedgerStatement.MaxReason),
                            isOpen = row.IsOpen,
                        },
                        null,
                        s.Seconds
                    ),
                cancellationToken
            );
    }
}

internal sealed class AnswerRow
{
    public string State { get; init; } = "";
    public string? Answer { get; init; }
    public string? JobId { get; init; }
    public long IsOpen { get; init; }

    public bool Is(AttemptState state) => string.Equals(State, state.Word(), StringComparison.Ordinal);

    /// <summary>An earlier try was stored although its COMMIT gave no answer.</summary>
    public bool Holds(RecordedAnswer answer) =>
        (Is(answer.State) || Is(AttemptState.Settled))
        && string.Equals(Answer, answer.Answer.Word(), StringComparison.Ordinal)
        && (answer.JobId is null || string.Equals(JobId, ServerText.Cut(answer.JobId, 255), StringComparison.Ordinal));
}
