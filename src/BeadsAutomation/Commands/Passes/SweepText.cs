using BeadsAutomation.Commands.Output;
using BeadsAutomation.Reaping;

namespace BeadsAutomation.Commands.Passes;

/// <summary>A sweep in lines; where the shell pair had a sentence, it is that sentence.</summary>
internal sealed class SweepText(TextOutput output, BeadsOptions options, bool dryRun)
{
    /// <summary>Prints the report.</summary>
    public void Write(SweepReport sweep)
    {
        foreach (var warning in sweep.Warnings)
        {
            output.Warning(warning);
        }
        foreach (var bead in sweep.Verdicts)
        {
            Write(bead);
        }
        if (sweep.FuseTripped)
        {
            output.Failure(
                "fuse tripped: more than half of all claims went silent at once, so none of them is reaped; look first, then run the sweep with --allow-mass-reap"
            );
        }
        output.Line($"sweep: {Summary(sweep)}");
    }

    private void Write(SweptBead bead)
    {
        var id = Shown.Id(bead.BeadId);
        // With the age, the shell pair's line says it all.
        var detail = bead is { Verdict: SweepVerdict.Reaped, Outcome: AttemptOutcome.Stale }
            ? ""
            : Shown.Dash(bead.Detail);
        switch (bead.Verdict)
        {
            case SweepVerdict.Keep:
                output.Line($"keeping {id}{Age(bead)}{detail}");
                break;
            case SweepVerdict.Reaped:
                output.Notable($"{(dryRun ? "would reap" : "REAPED")} {id} ({Cause(bead)}){detail}");
                break;
            case SweepVerdict.Settled:
                output.Line($"{(dryRun ? "would settle" : "settled")} {id}: {Cause(bead)}{detail}");
                break;
            case SweepVerdict.PutBack:
                output.Line($"{(dryRun ? "would put back" : "put back")} {id}: {Cause(bead)}{detail}");
                break;
            case SweepVerdict.HeldBack:
                output.Failure($"held back {id} ({Cause(bead)}): not reaped{detail}");
                break;
            case SweepVerdict.Lost:
                output.Line($"lost {id}: it changed since it was read, left alone{detail}");
                break;
            default:
                output.Failure($"sweep FAILED for {id}{detail}");
                break;
        }
    }

    private string Age(SweptBead bead)
    {
        var threshold = (long)options.StaleAfter.TotalMinutes;
        return bead.AgeMinutes switch
        {
            null => "",
            // The shell pair's words; at the threshold itself they are off by the seconds that it cut, too.
            { } age when age <= threshold => $" (age {age}m < {threshold}m)",
            { } age => $" (age {age}m)",
        };
    }

    private static string Cause(SweptBead bead) =>
        (bead.Outcome?.Word() ?? "no outcome") + (bead.AgeMinutes is { } age ? $" {age}m" : "");

    private static string Summary(SweepReport sweep)
    {
        var counts = sweep
            .Verdicts.CountBy(v => v.Verdict)
            .OrderBy(v => v.Key)
            .Select(v => $"{v.Value} {Word(v.Key)}")
            .ToList();
        return counts.Count == 0 ? "no claims in hand" : string.Join(", ", counts);
    }

    private static string Word(SweepVerdict verdict) =>
        verdict switch
        {
            SweepVerdict.Keep => "kept",
            SweepVerdict.PutBack => "put back",
            SweepVerdict.HeldBack => "held back",
            SweepVerdict.Settled => "settled",
            SweepVerdict.Reaped => "reaped",
            SweepVerdict.Lost => "lost",
            _ => "failed",
        };
}
