namespace BeadsAutomation.Testing.Model.Engine;

/// <summary>
/// One client's connection under autocommit, as .NET's drivers open it. A statement that fails leaves its implicit transaction open, as
/// Dolt does: the next plain one runs in it, and sees the database as it was then; the one after that is fresh. BEGIN and ROLLBACK end it.
/// </summary>
public sealed class ModelConnection(DoltModel model)
{
    private ModelTransaction? _left;

    /// <summary>Runs a statement by itself and commits what it wrote.</summary>
    public T Run<T>(Func<ModelTransaction, T> statement)
    {
        var transaction = _left ?? model.Begin();
        _left = transaction;
        var result = statement(transaction);
        _left = null;
        transaction.Commit();
        return result;
    }

    /// <summary>Begins a transaction of the client's own.</summary>
    public ModelTransaction Begin()
    {
        Rollback();
        return model.Begin();
    }

    /// <summary>Ends what a failed statement left open; nothing else.</summary>
    public void Rollback()
    {
        _left?.Rollback();
        _left = null;
    }
}
