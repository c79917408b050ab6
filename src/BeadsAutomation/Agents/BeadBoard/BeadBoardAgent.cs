using BeadsAutomation.Agents.AgentService;
using BeadsAutomation.Agents.Http;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Agents.BeadBoard;

/// <summary>Sends beads to BeadBoard; where the agent service's own URL is known, asks it for capacity and jobs.</summary>
internal sealed class BeadBoardAgent : IAgent
{
    private readonly HttpCaller _http;
    private readonly AgentTimeouts _timeouts;
    private readonly ILogger _log;
    private readonly Uri _statusUrl;
    private readonly Uri _dispatchUrl;
    private readonly AgentServiceLookups? _service;

    public BeadBoardAgent(
        BeadsOptions options,
        TimeProvider time,
        ILogger<BeadBoardAgent> log,
        AgentTimeouts? timeouts = null,
        ProxyRules? proxies = null
    )
    {
        _timeouts = timeouts ?? new AgentTimeouts();
        _http = new HttpCaller(time, _timeouts, options, proxies);
        _log = log;
        _statusUrl = AgentUrl.Join(options.BeadBoardUrl, "/api/agent-status");
        _dispatchUrl = AgentUrl.Join(options.BeadBoardUrl, "/api/agent-dispatch");
        _service = options.AgentServiceUrl is { } url
            ? new AgentServiceLookups(_http, url, options.AgentServiceToken)
            : null;
    }

    /// <inheritdoc/>
    public string Name => AgentNames.BeadBoard;

    /// <inheritdoc/>
    public bool KnowsJobsOf(string agent) => AgentServiceLookups.AreJobsOf(agent);

    /// <inheritdoc/>
    public bool NeedsText => false;

    /// <inheritdoc/>
    public bool FindsByToken => false;

    /// <inheritdoc/>
    public async Task<Room> AskRoomAsync(CancellationToken cancellationToken)
    {
        var room = await AskBothAsync(cancellationToken);
        _log.AskedRoom($"{room.State}", room.Free, room.Detail);
        return room;
    }

    /// <inheritdoc/>
    public async Task<DispatchAnswer> DispatchAsync(DispatchOrder order, CancellationToken cancellationToken)
    {
        var answer = DispatchRequest.Refusal(order.BeadId) ?? await PostAsync(order, cancellationToken);
        _log.Dispatched(
            Printable.Line(order.BeadId, 200),
            order.Attempt,
            $"{answer.Class}",
            answer.HttpStatus,
            answer.Detail
        );
        return answer;
    }

    /// <inheritdoc/>
    public async Task<JobReport> FindJobAsync(JobQuery query, CancellationToken cancellationToken)
    {
        if (_service is null || query.JobId is null)
        {
            return new JobReport(
                JobState.CannotTell,
                ExitCode: null,
                _service is null ? "AGENT_SERVICE_URL is not set" : "no job is known"
            );
        }
        var report = await _service.FindJobAsync(query.JobId, query.SincePosted, cancellationToken);
        _log.FoundJob(Printable.Line(query.JobId, 200), $"{report.State}", report.Detail);
        return report;
    }

    private async Task<Room> AskBothAsync(CancellationToken cancellationToken)
    {
        var board = BeadBoardRoom.Read(
            _statusUrl,
            await _http.LookUpAsync(_statusUrl, token: null, BodyText.ReadAsync, cancellationToken)
        );
        if (_service is null || board.State == RoomState.Unreachable)
        {
            return board;
        }
        var service = await _service.AskRoomAsync(cancellationToken);
        return service.State == RoomState.Unreachable || board.State != RoomState.Busy ? service : board;
    }

    private async Task<DispatchAnswer> PostAsync(DispatchOrder order, CancellationToken cancellationToken)
    {
        var reply = await _http.CallAsync(
            () => DispatchRequest.New(_dispatchUrl, order.BeadId),
            _timeouts.Dispatch,
            BodyText.ReadAsync,
            cancellationToken
        );
        return BeadBoardAnswers.Classify(_dispatchUrl, reply, order.BeadId);
    }
}
