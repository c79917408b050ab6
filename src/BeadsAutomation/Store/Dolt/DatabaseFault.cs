namespace BeadsAutomation.Store.Dolt;

/// <summary>What went wrong with the database: a closed set, whichever driver speaks.</summary>
internal enum DatabaseFault
{
    /// <summary>The connection could not be made, or it broke.</summary>
    Connection,

    /// <summary>Our own deadline passed without an answer.</summary>
    Silent,

    /// <summary>User or password is wrong.</summary>
    Credentials,

    /// <summary>The database does not exist, or this user may not see it.</summary>
    UnknownDatabase,

    /// <summary>The server takes encrypted connections only.</summary>
    TlsRequired,

    /// <summary>The server has no TLS.</summary>
    TlsMissing,

    /// <summary>The server's way to check a password needs its key, which is not asked for over an open network.</summary>
    KeyWithoutTls,

    /// <summary>The server's certificate is not of a CA that is trusted.</summary>
    CertificateUntrusted,

    /// <summary>The server's certificate is for another name.</summary>
    CertificateName,

    /// <summary>The server's certificate is not valid any more, or not yet.</summary>
    CertificateExpired,

    /// <summary>The user may not do that.</summary>
    Denied,

    /// <summary>A table does not exist.</summary>
    MissingTable,

    /// <summary>A column does not exist.</summary>
    MissingColumn,

    /// <summary>The table exists already.</summary>
    TableExists,

    /// <summary>MariaDB and MySQL only: a table was made or altered after this transaction's snapshot.</summary>
    NewerTable,

    /// <summary>Another writer came first: nothing was written.</summary>
    Conflict,

    /// <summary>The answer holds a value that is not of the kind we read.</summary>
    Unreadable,

    /// <summary>Any other refusal by the server.</summary>
    Refused,
}
