namespace BeadsAutomation.Testing.Model.Engine;

/// <summary>One client's transaction: sees the database as it was at BEGIN plus its own writes. One client, one thread.</summary>
public sealed class ModelTransaction
{
    private readonly DoltModel _model;
    private readonly ModelRoot _seen;
    private readonly HashSet<(string Table, string Key)> _touched = [];
    private ModelRoot _ours;
    private bool _ended;

    internal ModelTransaction(DoltModel model, ModelRoot seen)
    {
        _model = model;
        _seen = seen;
        _ours = seen;
    }

    public bool HasTable(string table) => Current.HasTable(table);

    /// <summary>A row by its key; <see langword="null"/> when there is none.</summary>
    public ModelRow? Find(string table, string key)
    {
        _model.CountRead();
        return Current.Find(table, key);
    }

    /// <summary>All rows in the order of their keys.</summary>
    public IEnumerable<KeyValuePair<string, ModelRow>> Rows(string table)
    {
        _model.CountRead();
        return Current.Rows(table);
    }

    /// <summary>Inserts; a key that the snapshot has already is 1062, a missing parent 1452.</summary>
    public void Insert(string table, string key, ModelRow row)
    {
        if (Current.Find(table, key) is not null)
        {
            throw new ModelException(ModelException.DuplicateKey, $"duplicate primary key given: [{key}]");
        }
        if (!_model.HasParents(Current, table, row))
        {
            throw new ModelException(ModelException.NoParentRow, $"cannot add or update a child row in {table}");
        }
        Write(table, key, row);
    }

    /// <summary>Updates one row if it is there and the condition holds on what this transaction sees.</summary>
    /// <returns>Rows changed, 0 or 1, as Dolt counts: an update that changes no cell is 0.</returns>
    public int Update(string table, string key, Func<ModelRow, bool> where, Func<ModelRow, ModelRow> set)
    {
        var row = Current.Find(table, key);
        if (row is null || !where(row))
        {
            return 0;
        }
        var changed = set(row);
        if (changed.SameAs(row))
        {
            return 0;
        }
        Write(table, key, changed);
        return 1;
    }

    /// <summary>Deletes one row and what refers to it by a foreign key.</summary>
    /// <returns>Rows deleted from this table, 0 or 1.</returns>
    public int Delete(string table, string key)
    {
        if (Current.Find(table, key) is null)
        {
            return 0;
        }
        foreach (var (childTable, childKey) in _model.Children(Current, table, key))
        {
            Delete(childTable, childKey);
        }
        Write(table, key, row: null);
        return 1;
    }

    /// <summary>Merges into what others have committed meanwhile. The transaction is over, whatever the answer.</summary>
    public CommitAnswer Commit()
    {
        var ours = Current;
        _ended = true;
        var answer = _model.Commit(_seen, ours, _touched, out var landed);
        HasLanded = landed;
        return answer;
    }

    /// <summary>Whether COMMIT was carried out, also when its answer was lost.</summary>
    public bool HasLanded { get; private set; }

    public void Rollback() => _ended = true;

    private ModelRoot Current => _ended ? throw new InvalidOperationException("This transaction is over.") : _ours;

    private void Write(string table, string key, ModelRow? row)
    {
        _model.CountWrite();
        _ours = Current.With(table, key, row);
        _touched.Add((table, key));
    }
}
