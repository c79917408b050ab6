using System.Text.Json.Nodes;
using BeadsAutomation.Testing.Rig;
using Microsoft.Extensions.Logging.Abstractions;

namespace BeadsAutomation.Testing.Jsonl;

/// <summary>The contract's seam over a file.</summary>
/// <param name="time">The stores' time; the machine's where none is given.</param>
public sealed class JsonlHarness(TimeProvider? time = null) : IStoreHarness
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    // A bead that was deleted keeps its rows.
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public BeadsFile File { get; } = new();

    public int SchemaVersion => 66;

    public bool HasRowLock => false;

    public bool HasVersion => true;

    public bool HasLeases => false;

    public bool HasEvents => false;

    // The line as a whole may have so many.
    public int NotesLimit => 4 * 1024 * 1024;

    public IBeadStore CreateStore(BeadsOptions options, Entropy entropy) => Open(options);

    /// <summary>Opens another store, as another process would.</summary>
    /// <param name="options">What it is told beside the file.</param>
    /// <param name="faults">Hears of every file operation.</param>
    public IBeadStore Open(BeadsOptions? options = null, IFaultPoints? faults = null) =>
        new JsonlBeadStore(
            File.Reach(options ?? new BeadsOptions()),
            _time,
            faults ?? new FaultSteps(_ => { }),
            NullLogger<JsonlBeadStore>.Instance
        );

    public Task<DateTime> NowAsync()
    {
        var now = _time.GetUtcNow().UtcDateTime;
        return Task.FromResult(now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)));
    }

    public Task PutBeadAsync(BeadRow bead)
    {
        _ids.Add(bead.Id);
        return DoAsync(() => File.Put(bead));
    }

    public Task ChangeBeadAsync(string beadId, IReadOnlyDictionary<string, object?> cells) =>
        ChangeAsync(
            beadId,
            bead =>
            {
                foreach (var (column, value) in cells)
                {
                    BeadJson.Set(bead, column, value);
                }
            }
        );

    public Task DeleteBeadAsync(string beadId) => DoAsync(() => File.Delete(beadId));

    public Task AddDependencyAsync(string beadId, string targetId, string type = "blocks") =>
        ChangeAsync(beadId, bead => BeadJson.DependOn(bead, targetId, type));

    public Task AddLabelAsync(string beadId, string label) => ChangeAsync(beadId, bead => BeadJson.Label(bead, label));

    public Task AddEventAsync(string beadId, string type, string actor, string? newValue, DateTime at) =>
        throw new NotSupportedException();

    public Task AddCommentAsync(string beadId, DateTime at) => ChangeAsync(beadId, bead => BeadJson.Comment(bead, at));

    public Task AddHeartbeatAsync(string beadId, DateTime at) => throw new NotSupportedException();

    public async Task<IReadOnlyList<IReadOnlyDictionary<string, object?>>> ReadRowsAsync(string table)
    {
        await using var store = Open();
        return table switch
        {
            "issues" => [.. Beads().Select(BeadJson.Row)],
            "comments" =>
            [
                .. Beads()
                    .SelectMany(bead => bead["comments"]?.AsArray() ?? [])
                    .Select(comment => BeadJson.Row(comment!.AsObject())),
            ],
            "automation_attempts" => await LedgerRows.AttemptsAsync(store, _ids.Order(StringComparer.Ordinal)),
            "automation_state" => await LedgerRows.StateAsync(store),
            "automation_outbox" => await LedgerRows.OutboxAsync(store),
            _ => [],
        };
    }

    public ValueTask DisposeAsync()
    {
        File.Dispose();
        return ValueTask.CompletedTask;
    }

    private IEnumerable<JsonObject> Beads() => File.Lines.Select(line => JsonNode.Parse(line)!.AsObject());

    private Task ChangeAsync(string beadId, Action<JsonObject> change) => DoAsync(() => File.Change(beadId, change));

    private static Task DoAsync(Action work)
    {
        work();
        return Task.CompletedTask;
    }
}
