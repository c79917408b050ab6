using BeadsAutomation.Testing.Model;

namespace BeadsAutomation.Testing.Rig;

/// <summary>A database on the model of Dolt's rules, an agent, one clock, and as many processes of ours as a test wants. All on one thread.</summary>
public sealed class ModelWorld
{
    private static readonly DateTime FirstCreated = new(2026, 11, 1, 8, 0, 0, DateTimeKind.Utc);

    private readonly Variant _variant;
    private readonly List<BeadChange> _changes = [];
    private int _processes;

    /// <summary>An empty world.</summary>
    /// <param name="schemaVersion">32, 49, 53 or 66; from 54 on the cell <c>row_lock</c> makes more conflicts.</param>
    /// <param name="options">Defaults unless given.</param>
    /// <param name="variant">How its processes are put together: as they should be unless given.</param>
    public ModelWorld(int schemaVersion = 66, BeadsOptions? options = null, Variant? variant = null)
    {
        Options = options ?? new BeadsOptions();
        Database = new BeadDatabase(schemaVersion) { Changed = Changed };
        Clock = new SimulatedClock(Database.Clock);
        _variant = variant ?? new Variant();
    }

    /// <summary>What every process that starts from now on is given.</summary>
    public BeadsOptions Options { get; set; }

    public BeadDatabase Database { get; }
    public SimulatedClock Clock { get; }
    public ScriptedAgent Agent { get; } = new();
    public DateTime Now => Database.Clock.Utc;

    /// <summary>What every process that starts from now on logs, where a test wants to know.</summary>
    public RecordedLog? Log { get; set; }

    /// <summary>Everything that we changed, in the order of the commits.</summary>
    public IReadOnlyList<BeadChange> Changes => _changes;

    /// <summary>What humans decided about attempts that were sent.</summary>
    public HumanDecisions Decisions { get; } = new();

    /// <summary>A world with these ready beads, the first created first, all of one priority.</summary>
    public static ModelWorld With(params string[] beadIds)
    {
        var world = new ModelWorld();
        foreach (var (id, number) in beadIds.Select((id, number) => (id, number)))
        {
            world.Put(new BeadRow(id) { CreatedAt = FirstCreated.AddMinutes(number) });
        }
        return world;
    }

    public void Put(BeadRow bead) => Database.Do(t => t.Create(bead));

    /// <summary>A human or an agent does this with bd, in one transaction.</summary>
    public void Do(Action<OutsideTransaction> work) => Database.Do(work);

    /// <summary>A human re-opens a bead; does nothing for one that is gone.</summary>
    public void Reopen(string beadId)
    {
        Do(t => t.SetStatus(beadId, "open"));
        HasReopened(beadId);
    }

    /// <summary>A human's own transaction has re-opened a bead.</summary>
    public void HasReopened(string beadId) => Decisions.Reopened(Attempts(beadId), Agent.Posts);

    /// <summary>A process of its own.</summary>
    /// <param name="step">Awaited before and after every request to the agent and at every <see cref="StoreStep"/>; what it throws ends the process there.</param>
    /// <param name="faults">Told of every fault point.</param>
    /// <param name="clock">Its machine's clock, where that is not the world's.</param>
    public ProcessRig Process(
        Func<string, Task>? step = null,
        Action<FaultPoint>? faults = null,
        TimeProvider? clock = null
    )
    {
        var entropy = _variant.Entropy(++_processes);
        step ??= _ => Task.CompletedTask;
        var store = new ModelBeadStore(
            Database,
            Options,
            entropy,
            s => step($"{s.Operation}/{s.Moment}"),
            _variant.Guard
        );
        return new ProcessRig(
            _variant.Store(store),
            _variant.Agent(new SteppedAgent(Agent, step)),
            Options,
            clock ?? Clock,
            entropy,
            new FaultSteps(faults ?? (_ => { })),
            Log
        );
    }

    /// <summary>A process starts, runs one tick and ends.</summary>
    public Task<TickReport> TickAsync() => Process().TickAsync();

    /// <summary>A process starts, runs one sweep and ends.</summary>
    public Task<SweepReport> SweepAsync(bool allowMassReap = false) =>
        Process().SweepAsync(allowMassReap: allowMassReap);

    public void Advance(double minutes) => Clock.Advance(TimeSpan.FromMinutes(minutes));

    /// <summary>Time passes with a tick and a sweep in each interval, until all that may happen by itself has happened. One that the store fails ends, and the next one goes on.</summary>
    public async Task LetPassAsync(double hours, double everyMinutes)
    {
        for (var passed = 0.0; passed < hours * 60; passed += everyMinutes)
        {
            Advance(everyMinutes);
            await FailureOfAsync(TickAsync);
            await FailureOfAsync(() => SweepAsync());
        }
    }

    /// <summary>What a pass says of a store that fails it, with which its process ends; <see langword="null"/> when it does not.</summary>
    public static async Task<string?> FailureOfAsync(Func<Task> pass)
    {
        try
        {
            await pass();
            return null;
        }
        catch (StoreException failure)
        {
            return failure.Message;
        }
    }

    /// <summary>A bead's status; <see langword="null"/> for one that is gone.</summary>
    public string? Status(string beadId) => Database.Bead(beadId)?.Text("status");

    public string? Assignee(string beadId) => Database.Bead(beadId)?.Text("assignee");

    /// <summary>The lines of a bead's notes.</summary>
    public IReadOnlyList<string> Notes(string beadId) =>
        Database.Bead(beadId)?.Text("notes")?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>All rows of the ledger.</summary>
    public IReadOnlyList<Attempt> Attempts()
    {
        var transaction = Database.Engine.Begin();
        return transaction.HasTable(Tables.Attempts)
            ? [.. transaction.Rows(Tables.Attempts).Select(r => AttemptRows.Attempt(r.Value))]
            : [];
    }

    /// <summary>A bead's rows of the ledger, oldest first.</summary>
    public IReadOnlyList<Attempt> Attempts(string beadId) => [.. Attempts().Where(a => a.Key.BeadId == beadId)];

    private void Changed(BeadChange change)
    {
        _changes.Add(change);
        Decisions.Rearmed(change.Decided);
    }
}
