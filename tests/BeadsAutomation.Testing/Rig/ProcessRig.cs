using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BeadsAutomation.Testing.Rig;

/// <summary>One process of ours without its host: tick, sweep and every verb that people run by hand over any store and agent, wired as the executables wire them.</summary>
public sealed class ProcessRig
{
    private readonly Announcer _announcer;
    private readonly Delivery _delivery;
    private readonly Tick _tick;
    private readonly Sweep _sweep;
    private readonly Rearm _rearm;
    private readonly ExplainCommand _explain;
    private readonly StatusCommand _status;
    private readonly HistoryCommand _history;
    private readonly PeriodReporter _report;
    private readonly PauseCommand _pausing;
    private readonly HandDispatch _dispatch;
    private readonly Cancel _cancel;
    private readonly GiveUp _giveUp;
    private readonly IBeadStore _store;
    private readonly QueueDoctor _doctor;
    private readonly AgentDoctor _agentDoctor;

    public ProcessRig(
        IBeadStore store,
        IAgent agent,
        BeadsOptions options,
        TimeProvider time,
        Entropy entropy,
        IFaultPoints? faults = null,
        RecordedLog? log = null
    )
    {
        faults ??= new FaultSteps(_ => { });
        _store = store;
        ILogger<T> LogOf<T>() => log?.Of<T>() ?? NullLogger<T>.Instance;
        _announcer = new Announcer(options, entropy);
        _delivery = new Delivery(
            store,
            new Webhook(options, TimeProvider.System),
            _announcer,
            options,
            // Its receiver is a real one: simulated time would be over before the first byte.
            TimeProvider.System,
            faults,
            LogOf<Delivery>()
        );
        var change = new GuardedChange(store, _announcer);
        var settler = new Settler(change, LogOf<Settler>());
        var holds = new HoldKeeper(change, _announcer, LogOf<HoldKeeper>());
        var sender = new Sender(
            store,
            agent,
            change,
            settler,
            new AnswerRecorder(store, time),
            options,
            entropy,
            faults,
            LogOf<Sender>()
        );
        var dispatch = new Dispatch(store, sender, holds, options, entropy);
        var gatherer = new EvidenceGatherer(store, agent, options, time, LogOf<EvidenceGatherer>());
        var gates = new GateWalk(store, agent);
        _tick = new Tick(store, new Leftovers(settler, options), holds, gates, dispatch, options, time);
        _sweep = new Sweep(
            store,
            gatherer,
            new VerdictWriter(store, change, faults, LogOf<VerdictWriter>()),
            options,
            entropy,
            time,
            LogOf<Sweep>()
        );
        var looking = new Looking(_tick.RunAsync, _sweep.RunAsync, store);
        _explain = new ExplainCommand(looking, store, options);
        var health = new HealthJudge(agent, options);
        _status = new StatusCommand(looking, health, new LedgerSigns(store), store, options);
        _doctor = new QueueDoctor(looking, health, store, options);
        _agentDoctor = new AgentDoctor(agent, store, options, time);
        _history = new HistoryCommand(store);
        _report = new PeriodReporter(store, options);
        _pausing = new PauseCommand(store, change, _announcer, options, time);
        var hand = new HandChange(store, change, time);
        _rearm = new Rearm(hand, options);
        _dispatch = new HandDispatch(store, gates, dispatch, options, time);
        _cancel = new Cancel(hand, options);
        _giveUp = new GiveUp(hand, gatherer, options, entropy);
    }

    public Task<TickReport> TickAsync(bool dryRun = false, CancellationToken stop = default) =>
        _tick.RunAsync(new TickRequest(dryRun), stop);

    public Task<SweepReport> SweepAsync(
        bool dryRun = false,
        bool allowMassReap = false,
        CancellationToken stop = default
    ) => _sweep.RunAsync(new SweepRequest(dryRun, allowMassReap), stop);

    /// <summary>What follows a run.</summary>
    public Task<DeliveryReport?> DeliverAsync(bool sweep) => _delivery.RunAsync(sweep, CancellationToken.None);

    public Task<ExplainReport> ExplainAsync(params string[] beadIds) =>
        _explain.RunAsync(beadIds, CancellationToken.None);

    public Task<StatusReport> StatusAsync() => _status.RunAsync(CancellationToken.None);

    /// <summary>The findings of <c>doctor</c> about the queue and the agent.</summary>
    public async Task<IReadOnlyList<Finding>> DoctorAsync()
    {
        var examination = new Examination(NullLogger.Instance, CancellationToken.None, CancellationToken.None);
        var past = await new LedgerSigns(_store).ReadSignsAsync(CancellationToken.None);
        await _doctor.ExamineAsync(examination, past);
        await _agentDoctor.ExamineAsync(examination, past);
        return examination.Findings;
    }

    public Task<HistoryReport> HistoryAsync(string? beadId = null) => _history.RunAsync(beadId, CancellationToken.None);

    public Task<PeriodReport> ReportAsync() => _report.RunAsync(TimeSpan.FromDays(7), CancellationToken.None);

    public Task<HandReport> RearmAsync(string beadId) => _rearm.RunAsync(beadId, dryRun: false, CancellationToken.None);

    public Task<PauseReport> PauseAsync(string reason, TimeSpan? length = null, string? label = null) =>
        _pausing.PauseAsync(new PauseOrder(reason, length, label), dryRun: false, CancellationToken.None);

    public Task<PauseReport> ResumeAsync(string? label = null) =>
        _pausing.ResumeAsync(label, dryRun: false, CancellationToken.None);

    public Task<HandDispatchReport> DispatchAsync(
        string beadId,
        bool ignoreBackoff = false,
        bool dryRun = false,
        CancellationToken stop = default
    ) => _dispatch.RunAsync(beadId, ignoreBackoff, dryRun, stop);

    public Task<HandReport> CancelAsync(string beadId, bool dryRun = false) =>
        _cancel.RunAsync(beadId, dryRun, CancellationToken.None);

    public Task<HandReport> GiveUpAsync(string beadId, bool dryRun = false) =>
        _giveUp.RunAsync(beadId, dryRun, CancellationToken.None);

    /// <summary>What the ledger alone tells of the past.</summary>
    private sealed class LedgerSigns(IBeadStore store) : IStoreDoctor
    {
        public async Task<StoreSigns?> ExamineAsync(Examination examination) =>
            await ReadSignsAsync(CancellationToken.None);

        public async Task<StoreSigns> ReadSignsAsync(CancellationToken cancellationToken) =>
            new((await store.ReadRecentAsync(1, cancellationToken)).Attempts.Max(a => (DateTime?)a.ClaimedAt), null);
    }
}
