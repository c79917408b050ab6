using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BeadsAutomation.Tests.Agents;

/// <summary>The live agent with limits that a test can wait for.</summary>
internal static class AgentUnderTest
{
    public static readonly DispatchOrder Order = new("bd-1", Attempt: 1, Token: "token");

    /// <summary>For tests that come to the same whether the limit ends the connecting or the waiting.</summary>
    public static readonly AgentTimeouts Short = new()
    {
        LookUp = TimeSpan.FromMilliseconds(300),
        Dispatch = TimeSpan.FromMilliseconds(300),
        Connect = TimeSpan.FromMilliseconds(300),
        RefusedPause = TimeSpan.Zero,
    };

    public static readonly AgentTimeouts Default = new();

    private static readonly AgentTimeouts Usual = new() { RefusedPause = TimeSpan.Zero };

    public static BeadBoardAgent Of(
        Uri beadBoard,
        Uri? service = null,
        AgentTimeouts? timeouts = null,
        string? token = null,
        TimeProvider? time = null,
        ILogger<BeadBoardAgent>? log = null
    ) =>
        new(
            new BeadsOptions
            {
                BeadBoardUrl = beadBoard,
                AgentServiceUrl = service,
                AgentServiceToken = token,
            },
            time ?? new TestClock(),
            log ?? NullLogger<BeadBoardAgent>.Instance,
            timeouts ?? Usual
        );

    /// <summary>The agent that asks the service without BeadBoard.</summary>
    public static AgentServiceAgent Direct(
        Uri service,
        AgentTimeouts? timeouts = null,
        string? token = null,
        TimeProvider? time = null,
        ILogger<AgentServiceAgent>? log = null
    ) =>
        new(
            new BeadsOptions
            {
                Agent = AgentNames.Service,
                AgentServiceUrl = service,
                AgentServiceToken = token,
            },
            time ?? new TestClock(),
            log ?? NullLogger<AgentServiceAgent>.Instance,
            timeouts ?? Usual
        );

    public static BeadBoardAgent WithService(AgentDouble agent, AgentTimeouts? timeouts = null) =>
        Of(agent.BeadBoardUrl, agent.ServiceUrl, timeouts);
}
