using BeadsAutomation.Dispatching.Gates;

namespace BeadsAutomation.Commands.Manual;

/// <summary>Every gate before one bead that a human wants sent now. A human's word goes over pause, hold, breaker and orphan grace; over the backoff when it says so; over nothing else.</summary>
internal static class HandGates
{
    /// <summary>How a gate stands; <see langword="null"/> for one that is open and worth no line.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="candidate">The bead.</param>
    /// <param name="facts">What was read for it.</param>
    /// <param name="ignoreBackoff">The human says so.</param>
    public static GateReport? Of(Gate gate, Candidate candidate, GateFacts facts, bool ignoreBackoff)
    {
        var closed = (gate.ForHuman ?? gate.Closed)(candidate, facts);
        if (closed is null && IsPlain(gate))
        {
            return null;
        }
        var overridden = gate.Human == HumanWord.Counts || (gate.Human == HumanWord.CountsWhenGiven && ignoreBackoff);
        return new GateReport(
            gate.Reason,
            closed is null ? GateState.Open
                : overridden ? GateState.Overridden
                : GateState.Closed,
            Printable.Line(closed ?? "", 300)
        );
    }

    // What the bead itself lacks is told when it is lacking, and an agent that answers by what it answers.
    private static bool IsPlain(Gate gate) =>
        gate is { Scope: GateScope.Own, Human: HumanWord.DoesNotCount } or { Reason: ReasonCode.ServiceUnreachable };
}
