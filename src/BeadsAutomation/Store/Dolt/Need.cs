namespace BeadsAutomation.Store.Dolt;

/// <summary>What dispatcher and reaper do with a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rights">The rights that takes.</param>
internal sealed record Need(string Table, params string[] Rights)
{
    /// <summary>All needs in a schema with this.</summary>
    /// <param name="features">What the schema has.</param>
    public static IReadOnlyList<Need> Of(SchemaFeatures features) =>
        [
            new("schema_migrations", "SELECT"),
            new("metadata", "SELECT"),
            new("issues", "SELECT", "UPDATE"),
            new("wisps", "SELECT"),
            new("dependencies", "SELECT"),
            .. features.SplitDependencies ? new[] { new Need("wisp_dependencies", "SELECT") } : [],
            new("comments", "SELECT"),
            new("labels", "SELECT"),
            new("events", "SELECT", "INSERT"),
            .. features.Leases ? new[] { new Need("leases", "SELECT", "DELETE") } : [],
            new(LedgerTables.Attempts, "SELECT", "INSERT", "UPDATE"),
            new(LedgerTables.State, "SELECT", "INSERT", "UPDATE"),
        ];

    /// <summary>What notices need, where a webhook is told of them.</summary>
    public static readonly Need OfOutbox = new(LedgerTables.Outbox, "SELECT", "INSERT", "DELETE");

    /// <summary>What it takes to keep what runs cost; whoever lacks it lacks these figures and nothing else.</summary>
    public static readonly Need OfResults = new(LedgerTables.Results, "SELECT", "INSERT");

    /// <summary>On Dolt only: who makes a table of ours has it ignored by name first.</summary>
    public static readonly Need ToIgnore = new("dolt_ignore", "INSERT");

    /// <summary>On Dolt only: the scaler's recursive query, and every write to a table that others refer to, asks to read the whole database.</summary>
    public static readonly Need OfWholeDatabase = new("*", "SELECT");

    /// <summary>As people read it.</summary>
    public string Words =>
        $"{string.Join(", ", Rights)} on {(Table == OfWholeDatabase.Table ? "the whole database" : Table)}";

    /// <summary>What is needed of this table in the newest schema; <see langword="null"/> for one that we do not use.</summary>
    public static Need? OfTable(string? table) =>
        Of(SchemaFeatures.OfTested(SchemaFeatures.Tested[^1])!)
            .Append(OfOutbox)
            .Append(OfResults)
            .Append(ToIgnore)
            .FirstOrDefault(need => string.Equals(need.Table, table, StringComparison.OrdinalIgnoreCase));
}
