using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Http;
using BeadsAutomation.Testing.Jsonl;
using BeadsAutomation.Testing.Rig;
using Microsoft.Extensions.Logging.Abstractions;

namespace BeadsAutomation.EndToEndTests.Jsonl;

/// <summary>A folder of its own, an agent of its own, and the programs pointed at both.</summary>
internal sealed class JsonlWorld : IAsyncDisposable
{
    private static readonly BeadsOptions Options = new() { Actor = "tests" };

    private JsonlWorld(AgentDouble agent)
    {
        Agent = agent;
        Environment["BEADS_STORE"] = "jsonl";
        Environment["BEADS_FILE"] = File.Path;
        Environment["BEADBOARD_URL"] = agent.BeadBoardUrl.ToString();
    }

    public BeadsFile File { get; } = new();

    public AgentDouble Agent { get; }

    /// <summary>What the programs are given.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    public static async Task<JsonlWorld> CreateAsync(params BeadRow[] beads)
    {
        var world = new JsonlWorld(await AgentDouble.StartAsync());
        world.File.Put(beads);
        return world;
    }

    public Task<Ended> TickAsync(params string[] arguments) => RunAsync(Product.Dispatcher, arguments);

    public Task<Ended> SweepAsync(params string[] arguments) => RunAsync(Product.Reaper, arguments);

    /// <summary>The dispatcher as somebody to whom a file can be read-only: nothing is to root.</summary>
    public async Task<Ended> RunUnprivilegedAsync(params string[] arguments)
    {
        if (!System.Environment.IsPrivilegedProcess)
        {
            return await TickAsync(arguments);
        }
        const string setpriv = "/usr/bin/setpriv";
        Assert.SkipUnless(
            System.IO.File.Exists(setpriv),
            "root may write everywhere, and there is no setpriv to be somebody else."
        );
        string[] nobody = ["--reuid=65534", "--regid=65534", "--clear-groups"];
        var dispatcher = await Executables.PathOfAsync(Product.Dispatcher);
        await using var product = await Product.StartAsync(setpriv, Environment, [.. nobody, dispatcher, .. arguments]);
        return await product.EndAsync();
    }

    /// <summary>The program, with a kill at its n-th change of a file.</summary>
    public async Task<Ended> RunKilledAsync(string program, int at, params string[] arguments)
    {
        Environment["BEADS_TEST_KILL_AT"] = $"file_operation:{at}";
        var ended = await RunAsync(program, arguments);
        Environment.Remove("BEADS_TEST_KILL_AT");
        return ended;
    }

    /// <summary>A process of ours in this one, at another time, with an agent that says nothing of jobs.</summary>
    public async Task AtAsync(TimeSpan fromNow, Func<ProcessRig, Task> work, IFaultPoints? faults = null)
    {
        var clock = new TestClock(TimeProvider.System.GetUtcNow() + fromNow);
        await using var store = Open(clock);
        await work(new ProcessRig(store, new ScriptedAgent(), Options, clock, new Entropy(), faults));
    }

    /// <summary>The bead's rows of the ledger.</summary>
    public async Task<IReadOnlyList<Attempt>> AttemptsAsync(string id)
    {
        await using var store = Open(TimeProvider.System);
        return (await store.ReadBeadAsync(id, CancellationToken.None)).History.Attempts;
    }

    public string StatusOf(string id) => (string)File.Find(id)["status"]!;

    /// <summary>The lines of the bead's notes.</summary>
    public IReadOnlyList<string> NotesOf(string id) => ((string?)File.Find(id)["notes"] ?? "").Split('\n');

    public async ValueTask DisposeAsync()
    {
        await Agent.DisposeAsync();
        File.Dispose();
    }

    private JsonlBeadStore Open(TimeProvider time) =>
        new JsonlBeadStore(File.Reach(Options), time, new FaultSteps(_ => { }), NullLogger<JsonlBeadStore>.Instance);

    private async Task<Ended> RunAsync(string program, string[] arguments)
    {
        await using var product = await Product.StartAsync(program, Environment, arguments);
        return await product.EndAsync();
    }
}
