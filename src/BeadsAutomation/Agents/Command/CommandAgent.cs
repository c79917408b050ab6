using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Agents.Command;

/// <summary>A local command for each bead: a supervised process that outlives us, and a folder that says what became of it.</summary>
internal sealed class CommandAgent : IAgent
{
    private readonly BeadsOptions _options;
    private readonly ILogger _log;
    private readonly JobsRoot _root;
    private readonly JobStarter _starter;

    public CommandAgent(
        BeadsOptions options,
        TimeProvider time,
        IFaultPoints faults,
        ILogger<CommandAgent> log,
        AgentTimeouts? timeouts = null,
        SupervisorProgram? supervisor = null
    )
    {
        _options = options;
        _log = log;
        _root = new JobsRoot(
            JobsRoot.FolderOf(options) ?? throw new ArgumentException("No jobs folder.", nameof(options)),
            time,
            mayBeLink: options.JobsFolder is not null
        );
        var launcher = new SupervisorLauncher(
            options,
            time,
            timeouts ?? new AgentTimeouts(),
            supervisor ?? SupervisorProgram.OfThisProcess()
        );
        _starter = new JobStarter(options, _root, launcher, time, faults, log);
    }

    /// <inheritdoc/>
    public string Name => AgentNames.Command;

    /// <inheritdoc/>
    public bool NeedsText => true;

    /// <inheritdoc/>
    public bool FindsByToken => true;

    /// <inheritdoc/>
    public Task<Room> AskRoomAsync(CancellationToken cancellationToken)
    {
        var room = LookForRoom();
        _log.AskedRoom($"{room.State}", room.Free, room.Detail);
        return Task.FromResult(room);
    }

    /// <inheritdoc/>
    public async Task<DispatchAnswer> DispatchAsync(DispatchOrder order, CancellationToken cancellationToken)
    {
        var answer = await _starter.StartAsync(order, cancellationToken);
        _log.Ordered(Printable.Line(order.BeadId, 200), order.Attempt, $"{answer.Class}", answer.Detail);
        return answer;
    }

    /// <inheritdoc/>
    public Task<JobReport> FindJobAsync(JobQuery query, CancellationToken cancellationToken)
    {
        var report = JobLookUp.Find(_root, query);
        _log.FoundJob(Printable.Line(query.Token, 100), $"{report.State}", report.Detail);
        return Task.FromResult(report);
    }

    private Room LookForRoom()
    {
        try
        {
            var slots = _options.AgentSlots;
            var taken = _root.CountRunning();
            return new Room(
                taken < slots ? RoomState.Known : RoomState.Busy,
                Math.Max(0, slots - taken),
                $"{taken} of {slots} slots taken"
            );
        }
        catch (Exception e) when (JobsRoot.IsFault(e))
        {
            return new Room(RoomState.Unreachable, Free: null, Printable.Line($"{_root.Path}: {e.Message}", 300));
        }
    }
}
