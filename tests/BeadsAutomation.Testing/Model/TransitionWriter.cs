using System.Text;
using System.Text.Json;
using BeadsAutomation.Testing.Model.Engine;

namespace BeadsAutomation.Testing.Model;

/// <summary>Writes a transition whose guard holds: bead, event, lease and ledger in one transaction.</summary>
internal sealed class TransitionWriter(
    BeadDatabase database,
    ModelTransaction transaction,
    string actor,
    Entropy entropy
)
{
    public void Write(BeadTransition transition)
    {
        var stamp = transition.WritesBead ? database.Clock.Stored : (DateTime?)null;
        if (transition.WritesBead)
        {
            WriteBead(transition);
            WriteEvent(transition);
            EndLease(transition);
        }
        new AttemptWriter(transaction, database.Clock.Utc).Write(transition.Ledger, stamp);
        ResultRows.Write(transaction, transition.Ledger);
        OutboxRows.Write(transaction, transition.Notice, database.Clock.Utc);
    }

    private void WriteBead(BeadTransition transition) =>
        transaction.Update(
            Tables.Issues,
            transition.BeadId,
            _ => true,
            row =>
                Noted(Moved(row, transition.Status), transition.Note)
                    .With(IssueRows.Stamps(database.Clock, database.Schema.HasRowLock ? entropy.NewRowLock() : null))
        );

    private ModelRow Moved(ModelRow row, string? status)
    {
        var moved = status is null ? row : row.With("status", status);
        return status is BeadStatus.InProgress && row.Time("started_at") is null
            ? moved.With("started_at", database.Clock.Stored)
            : moved;
    }

    /// <summary>A note for which there is no room is left out, the rest is written.</summary>
    private ModelRow Noted(ModelRow row, string? note)
    {
        if (note is null)
        {
            return row;
        }
        var notes = row.Text("notes") ?? "";
        var bytes = Encoding.UTF8.GetByteCount(notes) + Encoding.UTF8.GetByteCount(note) + 1L;
        return bytes <= database.Schema.NotesLimit ? row.With("notes", IssueRows.Appended(notes, note)) : row;
    }

    /// <summary>bd's own kinds of event, the old value kept small.</summary>
    private void WriteEvent(BeadTransition transition)
    {
        var id = entropy.NewEventId();
        var (type, news) = transition.Status is { } status
            ? ("status_changed", Json("status", status))
            : ("updated", Json("notes", transition.Note));
        transaction.Insert(
            Tables.Events,
            id,
            ModelRow
                .Empty.With("id", id)
                .With("issue_id", transition.BeadId)
                .With("event_type", type)
                .With("actor", actor)
                .With("old_value", Json("status", transition.Observed?.Status))
                .With("new_value", news)
                .With("created_at", database.Clock.Stored)
        );
    }

    /// <summary>A lease belongs to the status it was granted in.</summary>
    private void EndLease(BeadTransition transition)
    {
        if (database.Schema.HasLeases && transition.Status is not null)
        {
            transaction.Delete(Tables.Leases, transition.BeadId);
        }
    }

    private static string Json(string name, string? value) =>
        JsonSerializer.Serialize(new Dictionary<string, string?>(StringComparer.Ordinal) { [name] = value });
}
