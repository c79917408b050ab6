using BeadsAutomation.Commands.Output;
using BeadsAutomation.Dispatching.Gates;

namespace BeadsAutomation.Commands.Passes;

/// <summary>The beads that a tick did not send: how many for which reason, and each of them when the tick is a dry run.</summary>
internal sealed class DecisionsText(TextOutput output, bool dryRun)
{
    /// <summary>How many beads wait for which reason, the most first.</summary>
    public static string Histogram(IReadOnlyList<BeadDecision> decisions) =>
        string.Join(
            ", ",
            decisions
                .CountBy(d => d.Reason)
                .OrderByDescending(r => r.Value)
                .ThenBy(r => r.Key)
                .Select(r => $"{r.Value} {r.Key.Word()}")
        );

    /// <summary>Prints them.</summary>
    public void Write(IReadOnlyList<BeadDecision> decisions)
    {
        if (decisions.Count == 0)
        {
            return;
        }
        output.Line($"not sent: {Histogram(decisions)}");
        if (!dryRun)
        {
            return;
        }
        foreach (var alike in decisions.GroupBy(d => (d.Reason, d.Reason.IsOfQueue() ? "" : d.BeadId)))
        {
            WriteDecision(alike.First(), alike.Count() - 1);
        }
    }

    /// <summary>One line for a bead; one for all beads that the same gate of the queue holds back.</summary>
    private void WriteDecision(BeadDecision decision, int others)
    {
        var id = Shown.Id(decision.BeadId);
        var more = others == 0 ? "" : $" and {others} more";
        output.Line(
            $"  {id}{more}: {decision.Reason.Word()}{Shown.Dash(decision.Detail)}; next: {decision.Reason.NextAction(id)}"
        );
    }
}
