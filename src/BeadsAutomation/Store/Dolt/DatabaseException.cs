namespace BeadsAutomation.Store.Dolt;

/// <summary>A failure of the database in our own words; never leaves the store.</summary>
/// <param name="fault">What went wrong.</param>
/// <param name="number">The server's error number; 0 when the server did not answer.</param>
/// <param name="serverMessage">What the server or the driver said, cut and printable.</param>
/// <param name="inner">The driver's exception.</param>
#pragma warning disable CA1032, CA1064 // Made in two places and caught inside the store only.
internal sealed class DatabaseException(DatabaseFault fault, int number, string serverMessage, Exception? inner = null)
    : Exception(serverMessage, inner)
#pragma warning restore CA1032, CA1064
{
    /// <summary>What went wrong.</summary>
    public DatabaseFault Fault { get; } = fault;

    /// <summary>The server's error number; 0 when the server did not answer.</summary>
    public int Number { get; } = number;

    /// <summary>Which statement failed, by the name of its file; <see langword="null"/> while connecting, beginning or committing.</summary>
    public SqlText? Statement { get; init; }

    /// <summary>The same failure, of that statement.</summary>
    public DatabaseException During(SqlText statement) =>
        new(Fault, Number, Message, InnerException) { Statement = statement };

    /// <summary>Whether the server would refuse the same statement again.</summary>
    public bool IsRefusal =>
        Fault
            is DatabaseFault.Denied
                or DatabaseFault.MissingTable
                or DatabaseFault.MissingColumn
                or DatabaseFault.Refused;

    /// <summary>Whether the right that was missing is to read the tables that refer to the one that was written: Dolt then calls a constraint unfulfilled.</summary>
    public bool IsOfHiddenTables => Fault == DatabaseFault.Denied && FaultClassifier.SpeaksOfHiddenTables(Message);

    /// <summary>Whether nobody may write there, whatever rights were given.</summary>
    public bool IsReadOnly => Fault == DatabaseFault.Denied && Number is 1290 or 1792 or 1836;

    /// <summary>Whether the server answered and the connection is of use: a missing table, column or right ends neither.</summary>
    public bool LeavesConnectionUsable =>
        Fault is DatabaseFault.MissingTable or DatabaseFault.MissingColumn or DatabaseFault.Denied;
}
