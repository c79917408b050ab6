using BeadsAutomation.Agents;
using BeadsAutomation.Agents.AgentService;
using BeadsAutomation.Agents.BeadBoard;
using BeadsAutomation.Agents.Command;
using BeadsAutomation.Commands.Doctor;
using BeadsAutomation.Commands.Explain;
using BeadsAutomation.Commands.History;
using BeadsAutomation.Commands.KedaQuery;
using BeadsAutomation.Commands.Manual;
using BeadsAutomation.Commands.Pausing;
using BeadsAutomation.Commands.Report;
using BeadsAutomation.Commands.Status;
using BeadsAutomation.Dispatching;
using BeadsAutomation.Dispatching.Gates;
using BeadsAutomation.Notifications;
using BeadsAutomation.Reaping;
using BeadsAutomation.Store;
using BeadsAutomation.Store.Dolt;
using BeadsAutomation.Store.Jsonl;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Hosting;

/// <summary>
/// What one run is made of: a line for each part, made when it is first asked for. Store and agent live as long as the run: a sweep and
/// the tick after it share the store, which gives up a connection that broke by itself.
/// </summary>
/// <param name="process">What lives longer.</param>
internal sealed class Composition(ProcessParts process) : IAsyncDisposable
{
    private IBeadStore? _store;

    /// <summary>What lives longer.</summary>
    public ProcessParts Process => process;

    /// <summary>The beads and the ledger.</summary>
    public IBeadStore Store => _store ??= process.OtherStore?.Invoke(this) ?? NewStore();

    /// <summary>Who works.</summary>
    public IAgent Agent => field ??= process.OtherAgent ?? NewAgent();

    /// <summary>One pass of the dispatcher.</summary>
    public RunTick Tick =>
        field ??=
            process.OtherTick?.Invoke(this)
            ?? new Tick(Store, new(Settler, Options), Holds, Gates, Dispatch, Options, Time).RunAsync;

    /// <summary>One pass of the reaper.</summary>
    public RunSweep Sweep =>
        field ??=
            process.OtherSweep?.Invoke(this)
            ?? new Sweep(
                Store,
                Evidence,
                new VerdictWriter(Store, Change, process.Faults, Logger<VerdictWriter>()),
                Options,
                process.Entropy,
                Time,
                Logger<Sweep>()
            ).RunAsync;

    /// <summary>Sends what is to be told.</summary>
    public Delivery Delivery =>
        new(
            Store,
            new Webhook(Options, Time, process.Proxies),
            Announcer,
            Options,
            Time,
            process.Faults,
            Logger<Delivery>()
        );

    /// <summary>A fresh start for one bead.</summary>
    public Rearm Rearm => new(Hand, Options);

    /// <summary>A claim taken back by hand.</summary>
    public Cancel Cancel => new(Hand, Options);

    /// <summary>A claim given up by hand.</summary>
    public GiveUp GiveUp => new(Hand, Evidence, Options, process.Entropy);

    /// <summary>Pause and resume.</summary>
    public PauseCommand Pausing => new(Store, Change, Announcer, Options, Time);

    /// <summary>One bead sent by hand.</summary>
    public HandDispatch HandDispatch => new(Store, Gates, Dispatch, Options, Time);

    /// <summary>Why beads wait.</summary>
    public ExplainCommand Explain => new(Looking, Store, Options);

    /// <summary>The queue and what is in hand.</summary>
    public StatusCommand Status => new(Looking, Health, StoreDoctor, Store, Options);

    /// <summary>The attempts.</summary>
    public HistoryCommand History => new(Store);

    /// <summary>What was sent in a while.</summary>
    public PeriodReporter Report => new(Store, Options);

    /// <summary>The statement for a scaler.</summary>
    public KedaQueryCommand KedaQuery => new(Options, Driver, Time, Logger<KedaQueryCommand>());

    /// <summary>Looks for what is wrong around us.</summary>
    public Checkup Doctor =>
        new(
            StoreDoctor,
            new QueueDoctor(Looking, Health, Store, Options),
            new AgentDoctor(Agent, Store, Options, Time, process.Proxies),
            Time,
            Logger<Checkup>(),
            process.NearlyOurs,
            process.Settings
        );

    private BeadsOptions Options => process.Options;

    private TimeProvider Time => process.Time;

    private Driver Driver => field ??= process.Driver ?? new Driver(Options);

    private Announcer Announcer => field ??= new(Options, process.Entropy);

    private GuardedChange Change => field ??= new(Store, Announcer);

    private Settler Settler => field ??= new(Change, Logger<Settler>());

    private HoldKeeper Holds => field ??= new(Change, Announcer, Logger<HoldKeeper>());

    private GateWalk Gates => new(Store, Agent);

    private Dispatch Dispatch =>
        new(
            Store,
            new Sender(
                Store,
                Agent,
                Change,
                Settler,
                new AnswerRecorder(Store, Time),
                Options,
                process.Entropy,
                process.Faults,
                Logger<Sender>()
            ),
            Holds,
            Options,
            process.Entropy
        );

    private EvidenceGatherer Evidence => new(Store, Agent, Options, Time, Logger<EvidenceGatherer>());

    private HandChange Hand => new(Store, Change, Time);

    private Looking Looking => new(Tick, Sweep, Store);

    private HealthJudge Health => new(Agent, Options);

    private IStoreDoctor StoreDoctor =>
        Options.Store == StoreKind.Jsonl ? new FileDoctor(Options, Time) : new ServerDoctor(Options, Driver, Time);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _store?.DisposeAsync() ?? ValueTask.CompletedTask;

    private IBeadStore NewStore() =>
        Options.Store == StoreKind.Jsonl
            ? new JsonlBeadStore(Options, Time, process.Faults, Logger<JsonlBeadStore>())
            : new DoltBeadStore(Options, Time, process.Entropy, Logger<DoltBeadStore>(), Driver);

    private IAgent NewAgent() =>
        Options.Agent switch
        {
            AgentNames.Command => new CommandAgent(Options, Time, process.Faults, Logger<CommandAgent>()),
            AgentNames.Service => new AgentServiceAgent(
                Options,
                Time,
                Logger<AgentServiceAgent>(),
                proxies: process.Proxies
            ),
            _ => new BeadBoardAgent(Options, Time, Logger<BeadBoardAgent>(), proxies: process.Proxies),
        };

    private Logger<T> Logger<T>() => new(process.Loggers);
}
