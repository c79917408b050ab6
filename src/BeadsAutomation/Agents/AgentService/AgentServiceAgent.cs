using BeadsAutomation.Agents.Http;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Agents.AgentService;

/// <summary>Sends beads to the agent service itself, with a prompt of ours.</summary>
internal sealed class AgentServiceAgent : IAgent
{
    private readonly BeadsOptions _options;
    private readonly AgentTimeouts _timeouts;
    private readonly HttpCaller _http;
    private readonly ILogger _log;
    private readonly Uri _executeUrl;
    private readonly AgentServiceLookups _lookups;

    public AgentServiceAgent(
        BeadsOptions options,
        TimeProvider time,
        ILogger<AgentServiceAgent> log,
        AgentTimeouts? timeouts = null,
        ProxyRules? proxies = null
    )
    {
        var url = options.AgentServiceUrl ?? throw new ArgumentException("No agent service URL.", nameof(options));
        _options = options;
        _timeouts = timeouts ?? new AgentTimeouts();
        _http = new HttpCaller(time, _timeouts, options, proxies);
        _log = log;
        _executeUrl = AgentUrl.Join(url, "/execute");
        _lookups = new AgentServiceLookups(_http, url, options.AgentServiceToken);
    }

    /// <inheritdoc/>
    public string Name => AgentNames.Service;

    /// <inheritdoc/>
    public bool KnowsJobsOf(string agent) => AgentServiceLookups.AreJobsOf(agent);

    /// <inheritdoc/>
    public bool NeedsText => true;

    /// <summary>The service takes the token as an idempotency key and does nothing with it.</summary>
    public bool FindsByToken => false;

    /// <inheritdoc/>
    public async Task<Room> AskRoomAsync(CancellationToken cancellationToken)
    {
        var room = await _lookups.AskRoomAsync(cancellationToken);
        _log.AskedRoom($"{room.State}", room.Free, room.Detail);
        return room;
    }

    /// <inheritdoc/>
    public async Task<DispatchAnswer> DispatchAsync(DispatchOrder order, CancellationToken cancellationToken)
    {
        var answer = ExecuteRequest.Refusal(order) ?? await PostAsync(order, cancellationToken);
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
        if (query.JobId is null)
        {
            return JobAnswers.CannotTell("no job is known");
        }
        var report = await _lookups.FindJobAsync(query.JobId, query.SincePosted, cancellationToken);
        _log.FoundJob(Printable.Line(query.JobId, 200), $"{report.State}", report.Detail);
        return report;
    }

    private async Task<DispatchAnswer> PostAsync(DispatchOrder order, CancellationToken cancellationToken)
    {
        var reply = await _http.CallAsync(
            () => ExecuteRequest.New(_executeUrl, order, _options),
            _timeouts.Dispatch,
            BodyText.ReadAsync,
            cancellationToken
        );
        return ExecuteAnswers.Classify(_executeUrl, reply, hasToken: !string.IsNullOrEmpty(_options.AgentServiceToken));
    }
}
