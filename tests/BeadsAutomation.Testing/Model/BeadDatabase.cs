using BeadsAutomation.Testing.Model.Engine;

namespace BeadsAutomation.Testing.Model;

/// <summary>bd's database on the model of Dolt's rules: its tables, its clock, and those who work with it.</summary>
public sealed class BeadDatabase
{
    private int _ids;

    public BeadDatabase(int schemaVersion = 66)
    {
        Schema = new ModelSchema(schemaVersion);
        Engine = new DoltModel(ForeignKeys(Schema));
        foreach (var table in TablesOf(Schema))
        {
            Engine.CreateTable(table);
        }
    }

    public ModelSchema Schema { get; }

    public ModelClock Clock { get; } = new();

    public DoltModel Engine { get; }

    /// <summary>Told of every change of a bead by us, when it has landed.</summary>
    public Action<BeadChange> Changed { get; set; } = _ => { };

    /// <summary>Opens a transaction in which somebody else than we works, as bd would; it is committed by the caller.</summary>
    public OutsideTransaction Begin() => new(this, Engine.Begin());

    /// <summary>Lets somebody else than we do this, in one transaction that has to succeed.</summary>
    public void Do(Action<OutsideTransaction> work)
    {
        var transaction = Begin();
        work(transaction);
        if (transaction.Commit() is not CommitAnswer.Committed and var answer)
        {
            throw new InvalidOperationException($"Nobody was in the way, yet COMMIT said {answer}.");
        }
    }

    /// <summary>A bead's committed cells by column name; <see langword="null"/> when there is none.</summary>
    public ModelRow? Bead(string beadId) => Engine.Begin().Find(Tables.Issues, beadId);

    /// <summary>Makes the ledger's tables unless they are there; the first word in it is its own version.</summary>
    internal void CreateLedger()
    {
        Engine.CreateTable(Tables.Attempts);
        Engine.CreateTable(Tables.State, ("ledger_schema", StateRows.Of("ledger_schema", "1", Clock.Utc)));
    }

    /// <summary>Makes the outbox for a first notice.</summary>
    internal void CreateOutbox(Notice? notice)
    {
        if (notice is not null)
        {
            Engine.CreateTable(Tables.Outbox);
        }
    }

    /// <summary>Makes the table of results for the first that tells what it cost.</summary>
    internal void CreateResults(LedgerChange change)
    {
        if (change is LedgerChange.Settle { Spent: not null })
        {
            Engine.CreateTable(Tables.Results);
        }
    }

    /// <summary>A value that no other row has; not random, so that runs can be repeated.</summary>
    internal int NextId() => Interlocked.Increment(ref _ids);

    private static IEnumerable<ForeignKey> ForeignKeys(ModelSchema schema) =>
        [
            new(Tables.Events, "issue_id", Tables.Issues),
            new(Tables.Comments, "issue_id", Tables.Issues),
            new(Tables.Dependencies, "issue_id", Tables.Issues),
            new(Tables.Labels, "issue_id", Tables.Issues),
            .. schema.DependenciesFollowTarget
                ? [new ForeignKey(Tables.Dependencies, "depends_on", Tables.Issues)]
                : Array.Empty<ForeignKey>(),
        ];

    private static IEnumerable<string> TablesOf(ModelSchema schema) =>
        [
            Tables.Issues,
            Tables.Events,
            Tables.Comments,
            Tables.Dependencies,
            Tables.Labels,
            .. schema.HasLeases ? [Tables.Leases] : Array.Empty<string>(),
        ];
}
