using System.Runtime.CompilerServices;
using BeadsAutomation.Testing.Model.Engine;

namespace BeadsAutomation.Testing.Model;

/// <summary>Rows of the ledger: how they are read.</summary>
internal static class AttemptRows
{
    // Rows never change, and long simulations read each of them thousands of times.
    private static readonly ConditionalWeakTable<ModelRow, Attempt> Known = [];

    public static Attempt Attempt(ModelRow row) => Known.GetValue(row, Read);

    private static Attempt Read(ModelRow row) =>
        new()
        {
            Key = new AttemptKey(row.Text("bead_id")!, (int)row.Number("attempt")!.Value, row.Text("token")!),
            StateWord = row.Text("state")!,
            Agent = row.Text("agent") ?? "",
            JobId = row.Text("job_id"),
            Counted = row.Flag("counted"),
            Outcome = LedgerWords.ToOutcome(row.Text("outcome")),
            AnswerWord = row.Text("answer"),
            Reason = row.Text("reason"),
            ClaimedAt = row.Time("claimed_at")!.Value,
            PostedAt = row.Time("posted_at"),
            AnsweredAt = row.Time("answered_at"),
            SettledAt = row.Time("settled_at"),
            BeadUpdatedAt = row.Time("bead_updated_at"),
            StatusLeft = row.Text("status_left"),
            OpenAtAnswer = row.Flag("open_at_answer"),
            NotBefore = row.Time("not_before"),
            Worker = row.Text("worker") ?? "",
        };
}
