namespace BeadsAutomation.Store.Dolt;

/// <summary>From a server's error number and message to a fault. Dolt says much with one number, 1105, so its words decide there.</summary>
internal static class FaultClassifier
{
    /// <summary>The fault of an answer; number 0 means that none came.</summary>
    public static DatabaseFault Classify(int number, string message) =>
        number switch
        {
            0 => WithoutNumber(message),
            // 1452: the bead that an event speaks of was deleted meanwhile.
            1213 or 1205 or 1020 or 1062 or 1452 => DatabaseFault.Conflict,
            1045 or 1698 or 1251 or 1862 => DatabaseFault.Credentials,
            1049 => DatabaseFault.UnknownDatabase,
            1044 or 1142 or 1143 or 1227 or 1290 or 1370 or 1792 or 1836 => DatabaseFault.Denied,
            1146 => DatabaseFault.MissingTable,
            1054 => DatabaseFault.MissingColumn,
            1050 => DatabaseFault.TableExists,
            1412 => DatabaseFault.NewerTable,
            3159 => DatabaseFault.TlsRequired,
            // Among them what a server says that goes away or ends our connection: 1053, 1927, 4031.
            1042 or 1053 or 1927 or 2002 or 2003 or 2006 or 2013 or 4031 => WithoutNumber(message),
            1105 => Unspecific(message),
            _ => SpeaksOfInsecureTransport(message) ? DatabaseFault.TlsRequired : DatabaseFault.Refused,
        };

    private static DatabaseFault Unspecific(string message) =>
        message switch
        {
            _ when Says(message, "could not be found in any table") => DatabaseFault.MissingColumn,
            _ when Says(message, "does not have column") => DatabaseFault.MissingColumn,
            _ when Says(message, "table not found") => DatabaseFault.MissingTable,
            _ when Says(message, "already exists") => DatabaseFault.TableExists,
            _ when Says(message, "added in 2 commits") => DatabaseFault.TableExists,
            _ when Says(message, "constraint violation") => DatabaseFault.Conflict,
            _ when Says(message, "merge conflict") => DatabaseFault.Conflict,
            _ when Says(message, "serialization failure") => DatabaseFault.Conflict,
            _ when SpeaksOfInsecureTransport(message) => DatabaseFault.TlsRequired,
            _ when Says(message, "denied") || SpeaksOfHiddenTables(message) => DatabaseFault.Denied,
            _ => DatabaseFault.Refused,
        };

    /// <summary>Not the constraint that a COMMIT finds violated: one that Dolt could not even look at.</summary>
    public static bool SpeaksOfHiddenTables(string message) => Says(message, "cannot add or update a child row");

    private static DatabaseFault WithoutNumber(string message) =>
        message switch
        {
            _ when Says(message, "does not support SSL") => DatabaseFault.TlsMissing,
            _ when SpeaksOfInsecureTransport(message) => DatabaseFault.TlsRequired,
            _ => DatabaseFault.Connection,
        };

    private static bool SpeaksOfInsecureTransport(string message) =>
        Says(message, "insecure transport")
        || Says(message, "insecure connection")
        || Says(message, "secure transport");

    private static bool Says(string message, string words) =>
        message.Contains(words, StringComparison.OrdinalIgnoreCase);
}
