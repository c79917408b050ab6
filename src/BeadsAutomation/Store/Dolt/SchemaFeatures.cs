namespace BeadsAutomation.Store.Dolt;

/// <summary>What differs between the schemas of bd.</summary>
/// <param name="Version">The newest migration.</param>
/// <param name="SplitDependencies">Targets have a column for each kind, wisps count, and a block goes all the way down.</param>
/// <param name="RowLock">Beads carry a version cell that every writer of the status renews.</param>
/// <param name="Leases">There is a table of leases.</param>
/// <param name="NotesBytes">How long notes may become, in bytes.</param>
internal sealed record SchemaFeatures(int Version, bool SplitDependencies, bool RowLock, bool Leases, int NotesBytes)
{
    /// <summary>The versions that this product was tested with.</summary>
    public static readonly IReadOnlyList<int> Tested = [32, 49, 53, 66];

    private const int TextBytes = 65_535;

    // LONGTEXT has no end; a packet has, and nobody reads more.
    private const int LongTextBytes = 4 * 1024 * 1024;

    /// <summary>How bd of this version judges readiness.</summary>
    public ReadinessRules Rules =>
        new(
            HoldsDescendants: SplitDependencies,
            // What the SQL of bd 1.0.5 to 1.2.2 came to.
            AnyChildWhenGateIsMissing: Version is > 45 and < 54,
            GateMayAlsoBlock: Version >= 54
        );

    /// <summary>The column that holds what is depended on.</summary>
    public string TargetColumn(bool isWisp) =>
        !SplitDependencies ? "depends_on_id"
        : isWisp ? "depends_on_wisp_id"
        : "depends_on_issue_id";

    /// <summary>Events are part of the repository's history.</summary>
    public bool EventsInHistory => Version < 62;

    /// <summary>bd refuses to close a bead whose assignee is not the actor.</summary>
    public bool ClosesForAssigneeOnly => Version >= 54;

    /// <summary>The names of the optional parts that statements have here.</summary>
    public IEnumerable<string> Parts
    {
        get
        {
            if (SplitDependencies)
            {
                yield return "split";
            }
            if (RowLock)
            {
                yield return "row_lock";
            }
            if (Leases)
            {
                yield return "leases";
            }
        }
    }

    /// <summary>The features of a tested version; <see langword="null"/> for any other.</summary>
    public static SchemaFeatures? OfTested(int version) =>
        Tested.Contains(version)
            ? new SchemaFeatures(
                version,
                SplitDependencies: version >= 43,
                RowLock: version >= 54,
                Leases: version >= 55,
                NotesBytes: version >= 49 ? LongTextBytes : TextBytes
            )
            : null;

    /// <summary>The features of a version that nobody tested, from its columns.</summary>
    public static SchemaFeatures Of(int version, SchemaColumns columns) =>
        new(
            version,
            SplitDependencies: columns.Has("dependencies", "depends_on_issue_id"),
            RowLock: columns.Has("issues", "row_lock"),
            Leases: columns.Has("leases", "issue_id"),
            NotesBytes: columns.TypeOf("issues", "notes") is "longtext" or "mediumtext" ? LongTextBytes : TextBytes
        );
}
