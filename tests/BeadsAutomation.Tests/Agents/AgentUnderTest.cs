using BeadsAutomation.Agents;
using BeadsAutomation.Agents.BeadBoard;
using BeadsAutomation.Hosting;
using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BeadsAutomation.Tests.Agents;

/// <summary>The live agent with limits that a test can wait for.</summary>
internal static class AgentUnderTest
{
    public static readonly DispatchOrder Order = new("bd-1", Attempt: 1, Token: "token");

    /// <summary>Short where the limit is what is tested, and never the first to end a test that expects an answer.</summary>
    public static readonly AgentTimeouts Short = new()
    {
        LookUp = TimeSpan.FromMilliseconds(300),
        Dispatch = TimeSpan.FromMilliseconds(300),
        Connect = TimeSpan.FromMilliseconds(300),
        RefusedPause = TimeSpan.Zero,
    };

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

    public static BeadBoardAgent WithService(AgentDouble agent, AgentTimeouts? timeouts = null) =>
        Of(agent.BeadBoardUrl, agent.ServiceUrl, timeouts);
}
