namespace BeadsAutomation.Testing.Model;

/// <summary>The tables of the model, named as in the database; columns have bd's and the ledger's names too.</summary>
internal static class Tables
{
    public const string Issues = "issues";
    public const string Events = "events";
    public const string Comments = "comments";
    public const string Dependencies = "dependencies";
    public const string Labels = "labels";
    public const string Leases = "leases";
    public const string Attempts = "automation_attempts";
    public const string State = "automation_state";
    public const string Outbox = "automation_outbox";
    public const string Results = "automation_results";

    /// <summary>The key of a row of the ledger: sorts by bead, then by number.</summary>
    public static string AttemptKey(AttemptKey key) => $"{key.BeadId}\0{key.Number:D9}";
}
