using Dapper;

namespace BeadsAutomation.Store.Dolt;

/// <summary>The statement that writes a transition's ledger part, with the values that any of these statements may name.</summary>
/// <param name="Name">The statement.</param>
/// <param name="Key">Whose row.</param>
internal sealed record LedgerStatement(string Name, AttemptKey Key)
{
    /// <summary>How long a reason may be.</summary>
    public const int MaxReason = 500;

    private const int MaxWorker = 255;

    private string? State { get; init; }
    private string? Agent { get; init; }
    private string? Worker { get; init; }
    private AttemptOutcome? Outcome { get; init; }
    private bool Counted { get; init; }
    private string? Reason { get; init; }
    private DateTime? NotBefore { get; init; }
    private string? StatusLeft { get; init; }

    /// <summary>The statement for a change; <see langword="null"/> when no row is concerned.</summary>
    public static LedgerStatement? Of(LedgerChange change) =>
        change switch
        {
            LedgerChange.Claim claim => new("attempt-claim", claim.Key) { Agent = claim.Agent, Worker = claim.Worker },
            LedgerChange.Settle settle => Of("attempt-settle", settle.Attempt) with
            {
                Outcome = settle.Outcome,
                Counted = settle.Counted,
                Reason = settle.Reason,
                NotBefore = settle.NotBefore,
                StatusLeft = settle.StatusLeft,
            },
            LedgerChange.SettleUnrecorded unrecorded => new("attempt-settle-unrecorded", unrecorded.Key)
            {
                Worker = unrecorded.Worker,
                Outcome = unrecorded.Outcome,
                Reason = unrecorded.Reason,
                StatusLeft = unrecorded.StatusLeft,
            },
            LedgerChange.Amend amend => Of("attempt-amend", amend.Attempt) with { StatusLeft = amend.StatusLeft },
            LedgerChange.See see => Of("attempt-see", see.Attempt),
            LedgerChange.Touch touch => Of("attempt-touch", touch.Attempt),
            _ => null,
        };

    /// <summary>Writes it; false when it did not change exactly one row.</summary>
    /// <param name="session">The connection, in a transaction.</param>
    /// <param name="beadUpdatedAt">The bead's <c>updated_at</c> as this transaction left it; <see langword="null"/> when it was not written.</param>
    /// <param name="cancellationToken">Stop waiting.</param>
    public async Task<bool> WriteAsync(
        DatabaseSession session,
        DateTime? beadUpdatedAt,
        CancellationToken cancellationToken
    ) =>
        await session.ExecuteAsync(
            SqlText.Of(Name),
            s =>
                s.Connection.ExecuteAsync(
                    s.Text,
                    new
                    {
                        id = Key.BeadId,
                        number = Key.Number,
                        token = Key.Token,
                        state = State,
                        agent = Agent,
                        worker = ServerText.Cut(Worker, MaxWorker),
                        outcome = Outcome?.Word(),
                        counted = Counted ? 1 : 0,
                        reason = ServerText.Cut(Reason, MaxReason),
                        notBefore = StoredTime.Text(NotBefore),
                        statusLeft = StatusLeft,
                        beadUpdatedAt = StoredTime.Text(beadUpdatedAt),
                    },
                    null,
                    s.Seconds
                ),
            cancellationToken
        ) == 1;

    private static LedgerStatement Of(string name, Attempt attempt) =>
        new(name, attempt.Key) { State = attempt.StateWord };
}
