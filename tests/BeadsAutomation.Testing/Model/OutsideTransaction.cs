using BeadsAutomation.Testing.Model.Engine;

namespace BeadsAutomation.Testing.Model;

/// <summary>
/// What people and agents do with bd, in a transaction that stays open until it is committed, so that it can overlap ours. Like bd,
/// these writes are unconditional, stamp <c>updated_at</c> and, where there is one, <c>row_lock</c>; a comment stamps nothing.
/// </summary>
public sealed class OutsideTransaction
{
    private readonly BeadDatabase _database;
    private readonly ModelTransaction _transaction;

    internal OutsideTransaction(BeadDatabase database, ModelTransaction transaction)
    {
        _database = database;
        _transaction = transaction;
    }

    /// <summary>Creates a bead with exactly these cells.</summary>
    public void Create(BeadRow bead) =>
        _transaction.Insert(Tables.Issues, bead.Id, IssueRows.Of(bead, _database.Schema));

    public void Assign(string beadId, string assignee) => Edit(beadId, ("assignee", assignee));

    /// <summary>bd writes an empty assignee, not NULL.</summary>
    public void Unassign(string beadId) => Assign(beadId, "");

    /// <summary><c>bd update -s</c>: any status from any other; the first <c>in_progress</c> stamps <c>started_at</c>, and the lease goes.</summary>
    public void SetStatus(string beadId, string status)
    {
        var row = _transaction.Find(Tables.Issues, beadId);
        var starts = string.Equals(status, "in_progress", StringComparison.Ordinal) && row?.Time("started_at") is null;
        Edit(
            beadId,
            [
                ("status", status),
                .. starts ? [("started_at", _database.Clock.Stored)] : Array.Empty<(string, object?)>(),
            ]
        );
        EndLease(beadId);
    }

    public void Close(string beadId) => SetStatus(beadId, "closed");

    /// <summary>Appends a line to the notes.</summary>
    public void Note(string beadId, string line)
    {
        var notes = _transaction.Find(Tables.Issues, beadId)?.Text("notes");
        Edit(beadId, ("notes", IssueRows.Appended(notes, line)));
    }

    /// <summary>Sets any cells and stamps the bead.</summary>
    public void Edit(string beadId, params (string Column, object? Value)[] cells)
    {
        var stamps = IssueRows.Stamps(
            _database.Clock,
            _database.Schema.HasRowLock ? 1_000_000L + _database.NextId() : null
        );
        SetCells(beadId, cells.Select(c => KeyValuePair.Create(c.Column, c.Value)).Concat(stamps));
    }

    /// <summary>Puts a row back as it was, stamps included; nothing where there was none, or where there is one again.</summary>
    public void Restore(string beadId, ModelRow? row)
    {
        if (row is not null && _transaction.Find(Tables.Issues, beadId) is null)
        {
            _transaction.Insert(Tables.Issues, beadId, row);
        }
    }

    /// <summary>Sets exactly these cells, no stamp.</summary>
    public void SetCells(string beadId, IEnumerable<KeyValuePair<string, object?>> cells) =>
        _transaction.Update(Tables.Issues, beadId, _ => true, row => row.With(cells));

    /// <summary>Gives every stamp of a bead, of its attempts and of the state word of that name this value: a test's way to age them.</summary>
    public void SetStamps(string beadId, DateTime time)
    {
        foreach (var table in new[] { Tables.Issues, Tables.Attempts, Tables.State })
        {
            foreach (var (key, row) in _transaction.HasTable(table) ? _transaction.Rows(table).ToList() : [])
            {
                if (row.Has("id", beadId) || row.Has("bead_id", beadId) || row.Has("name", beadId))
                {
                    _transaction.Update(table, key, _ => true, r => WithStamps(r, time));
                }
            }
        }
    }

    /// <summary>Gives a cell of an attempt this time.</summary>
    public void SetTime(AttemptKey key, string column, DateTime time) =>
        _transaction.Update(Tables.Attempts, Tables.AttemptKey(key), _ => true, row => row.With(column, time));

    /// <summary>Deletes the bead and what hangs on it; a lease has no foreign key and stays.</summary>
    public void Delete(string beadId) => _transaction.Delete(Tables.Issues, beadId);

    public void Comment(string beadId, DateTime? at = null)
    {
        var id = $"comment-{_database.NextId():D9}";
        _transaction.Insert(
            Tables.Comments,
            id,
            ModelRow.Empty.With("id", id).With("issue_id", beadId).With("created_at", at ?? _database.Clock.Stored)
        );
    }

    /// <summary>Gives a bead a label; it is not stamped.</summary>
    public void Label(string beadId, string label) =>
        _transaction.Insert(
            Tables.Labels,
            $"{beadId}\0{label}",
            ModelRow.Empty.With("issue_id", beadId).With("label", label)
        );

    /// <summary>Writes the event by which bd says who did something to a bead; the bead is not stamped.</summary>
    public void Event(string beadId, string type, string actor, string? newValue, DateTime? at = null)
    {
        var id = $"event-of-bd-{_database.NextId():D9}";
        _transaction.Insert(
            Tables.Events,
            id,
            ModelRow
                .Empty.With("id", id)
                .With("issue_id", beadId)
                .With("event_type", type)
                .With("actor", actor)
                .With("new_value", newValue)
                .With("created_at", at ?? _database.Clock.Stored)
        );
    }

    /// <summary>What <c>bd assign</c> does with its event.</summary>
    public void AssignAs(string actor, string beadId, string assignee)
    {
        Assign(beadId, assignee);
        Event(beadId, "updated", actor, $$"""{"assignee":"{{assignee}}"}""");
    }

    /// <summary>Writes a word of the state table that is there.</summary>
    public void SetWord(string name, string value) =>
        _transaction.Update(Tables.State, name, _ => true, row => row.With("value", value));

    /// <summary>Makes a bead depend on another; neither is stamped.</summary>
    public void AddDependency(string beadId, string targetId, string type = "blocks") =>
        _transaction.Insert(
            Tables.Dependencies,
            $"{beadId}\0{targetId}",
            ModelRow.Empty.With("issue_id", beadId).With("depends_on", targetId).With("type", type)
        );

    /// <summary>Grants or extends the bead's lease.</summary>
    public void Heartbeat(string beadId, DateTime? at = null)
    {
        _transaction.Delete(Tables.Leases, beadId);
        _transaction.Insert(
            Tables.Leases,
            beadId,
            ModelRow.Empty.With("issue_id", beadId).With("heartbeat_at", at ?? _database.Clock.Stored)
        );
    }

    public CommitAnswer Commit() => _transaction.Commit();

    private static ModelRow WithStamps(ModelRow row, DateTime time) =>
        row.With(
            row.Cells.Where(c => c.Value is DateTime && c.Key is not ("created_at" or "defer_until" or "not_before"))
                .Select(c => KeyValuePair.Create(c.Key, (object?)time))
                .ToList()
        );

    private void EndLease(string beadId)
    {
        if (_database.Schema.HasLeases)
        {
            _transaction.Delete(Tables.Leases, beadId);
        }
    }
}
