namespace BeadsAutomation.Testing.Model.Engine;

/// <summary>Dolt's merge of one row, cell by cell against what the transaction saw when it began.</summary>
internal static class RowMerge
{
    /// <summary>Merges; a row that is <see langword="null"/> does not exist on that side.</summary>
    /// <param name="seen">The row in the transaction's snapshot.</param>
    /// <param name="ours">The row as the transaction leaves it.</param>
    /// <param name="head">The row as others have committed it meanwhile.</param>
    /// <param name="merged">What is committed.</param>
    /// <returns>False for a conflict.</returns>
    public static bool TryMerge(ModelRow? seen, ModelRow? ours, ModelRow? head, out ModelRow? merged)
    {
        merged = head;
        if (Same(seen, ours) || Same(ours, head))
        {
            return true;
        }
        if (Same(seen, head))
        {
            merged = ours;
            return true;
        }
        // Both sides changed it. With a side where the row is missing there are no cells to merge: an insert of another row under the
        // same key, or an update against a delete.
        return seen is not null && ours is not null && head is not null && TryMergeCells(seen, ours, head, out merged);
    }

    private static bool TryMergeCells(ModelRow seen, ModelRow ours, ModelRow head, out ModelRow? merged)
    {
        merged = head;
        foreach (var (column, value) in ours.Cells)
        {
            var before = seen[column];
            if (Equals(before, value))
            {
                continue;
            }
            if (!Equals(before, head[column]) && !Equals(head[column], value))
            {
                return false;
            }
            merged = merged.With(column, value);
        }
        return true;
    }

    private static bool Same(ModelRow? a, ModelRow? b) => a is null ? b is null : a.SameAs(b);
}
