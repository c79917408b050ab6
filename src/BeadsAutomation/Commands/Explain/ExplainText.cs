using BeadsAutomation.Commands.Output;

namespace BeadsAutomation.Commands.Explain;

/// <summary>Why beads wait: a sentence for each bead, and what to do.</summary>
internal sealed class ExplainText(TextOutput output)
{
    /// <summary>Prints the report.</summary>
    public void Write(ExplainReport report)
    {
        foreach (var warning in report.Warnings)
        {
            output.Warning(warning);
        }
        if (report.Beads.Count == 0)
        {
            output.Line("no bead waits, none is in hand, and none was blocked by us");
        }
        foreach (var bead in report.Beads)
        {
            output.Line($"{Shown.Id(bead.BeadId)} {Shown.Text(bead.Sentence)}{Rest(bead, report.Now)}");
            output.Line($"  next: {Shown.Text(bead.Next)}");
        }
    }

    private static string Rest(BeadAnswer bead, DateTime now) =>
        Code(bead)
        + (bead.Blocker is { } blocker ? $"; {Of(blocker)}" : "")
        + (bead.Since is { } since ? $"; since {Ago.Stamped(since, now)}" : "")
        + (bead is { Until: { } until, Claim: null } ? $"; until {Ago.Stamped(until, now)}" : "")
        + (bead.Claim is { } claim ? $"; {ClaimText.Of(claim, now)}" : "");

    private static string Code(BeadAnswer bead) => bead.Reason is { } reason ? $" [{reason.Word()}]" : "";

    private static string Of(BlockerReport blocker) =>
        blocker switch
        {
            { Status: { } status, Title: { } title } =>
                $"{Shown.Id(blocker.BeadId)} is {Printable.Line(status, 50)}: \"{Printable.Line(title, 100)}\"",
            _ => $"{Shown.Id(blocker.BeadId)} could not be read",
        };
}
