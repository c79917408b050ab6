using BeadsAutomation.Commands.Output;
using BeadsAutomation.Dispatching;

namespace BeadsAutomation.Commands.Passes;

/// <summary>What became of one bead that a tick picked, in the shell pair's sentences.</summary>
internal sealed class DispatchText(TextOutput output, BeadsOptions options)
{
    /// <summary>Whether the agent is asked by HTTP: the shell pair's sentences speak of the service that it knew.</summary>
    public static bool SpeaksHttp(BeadsOptions options) =>
        !string.Equals(options.Agent, AgentNames.Command, StringComparison.Ordinal);

    /// <summary>Prints it.</summary>
    public void Write(DispatchReport dispatch)
    {
        var id = Shown.Id(dispatch.BeadId);
        output.Line($"picked bead: {id}");
        var answer =
            dispatch.HttpStatus is { } status ? $": HTTP {status}"
            : SpeaksHttp(options) ? ": no HTTP answer"
            : "";
        var detail = Shown.Dash(dispatch.Detail);
        switch (dispatch.Result)
        {
            case DispatchResult.Planned:
                output.Line(
                    $"would claim {id} and send it as attempt {dispatch.Attempt} of {options.MaxAttempts}{detail}"
                );
                break;
            case DispatchResult.Dispatched:
                output.Good($"dispatched {id} as job {Printable.Line(dispatch.JobId ?? "unknown", 200)}");
                break;
            case DispatchResult.Refused:
                output.Failure($"dispatch FAILED for {id}{answer}{detail}");
                break;
            case DispatchResult.Unknown:
                output.Failure($"dispatch UNKNOWN for {id}{answer}{detail}; the claim is kept and never sent again");
                break;
            case DispatchResult.Lost:
                output.Line($"lost {id}: somebody else changed it first{detail}");
                break;
            case DispatchResult.TakenBack:
                output.Line($"taken back {id}: nothing was sent{detail}");
                break;
            default:
                output.Line($"released {id}: nothing was sent{detail}");
                break;
        }
    }
}
