using System.Text.Json.Nodes;

namespace Quickstart;

/// <summary>The tour: what a person would type, in order, and what came of it. Prints nothing that differs from run to run.</summary>
internal sealed class Walk(Scratch scratch, Programs programs, TextWriter output, CancellationToken cancellationToken)
{
    private readonly Reasons _reasons = new();

    /// <summary>All of it.</summary>
    public async Task RunAsync()
    {
        var before = scratch.Read();
        Say($"{before.Count} beads of a small ferry line, one a line in .beads/issues.jsonl; most belong to 'agent'.");
        Say("The agent is a small program, samples/SampleAgent, that can draft texts and nothing else.");
        Say("");
        Say("$ export BEADS_STORE=jsonl BEADS_AGENT=command BEADS_AGENT_COMMAND=sample-agent BEADS_AGENT_SLOTS=2");
        Say("");
        Say("$ beads-dispatcher --dry-run      # what would be sent, and why each other bead waits");
        SayAll((await programs.RunAsync(Programs.Dispatcher, "--dry-run")).TrimEnd().Split('\n'));
        await SweepAsync("hands back what nobody works on any more");
        await TickUntilIdleAsync();
        await SweepAsync("asks what became of the jobs");
        var after = scratch.Read();
        Say("");
        Say("What happened to every bead, and why:");
        Say("");
        SayAll(Ending.Table(before, after, _reasons), indent: "");
        Ending.Check(after);
    }

    private async Task SweepAsync(string why)
    {
        Say("");
        Say($"$ beads-reaper                    # {why}");
        var report = await programs.ReportAsync(Programs.Reaper);
        var verdicts = report["sweep"]
            .Items("verdicts")
            .OrderBy(v => v.Text("bead_id"), StringComparer.Ordinal)
            .ToList();
        foreach (var verdict in verdicts)
        {
            _reasons.Add(verdict, verdict.Text("outcome"));
        }
        SayAll(verdicts.Select(v => $"{v.Text("bead_id")}: {v.Text("verdict")}, {_reasons.Of(v.Text("bead_id"))}"));
    }

    /// <summary>As cron would, only sooner: a tick sends one bead, and waits for nothing.</summary>
    private async Task TickUntilIdleAsync()
    {
        Say("");
        Say("$ beads-dispatcher                # one bead each time, until nothing is left to send");
        var jobs = new List<string>();
        while (true)
        {
            var tick = (await programs.ReportAsync(Programs.Dispatcher))["tick"];
            switch (tick.Text("outcome"))
            {
                case "dispatched":
                    jobs.AddRange(Sent(tick));
                    break;
                case "busy":
                    await UntilAsync(() => jobs.Exists(scratch.HasEnded));
                    break;
                case "idle":
                    foreach (var decision in tick.Items("decisions"))
                    {
                        _reasons.Add(decision, decision.Text("reason"));
                    }
                    await UntilAsync(() => jobs.TrueForAll(scratch.HasEnded));
                    return;
                case var other:
                    throw new QuickstartException($"The dispatcher could not go on: {other}, {tick.Text("detail")}");
            }
        }
    }

    private List<string> Sent(JsonNode? tick)
    {
        var dispatches = tick.Items("dispatches").ToList();
        SayAll(dispatches.Select(d => $"{d.Text("bead_id")}: {d.Text("result")}, attempt {d.Text("attempt")}"));
        return [.. dispatches.Select(d => d.Text("job_id"))];
    }

    private async Task UntilAsync(Func<bool> isSo)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        while (!isSo())
        {
            await look.WaitForNextTickAsync(cancellationToken);
        }
    }

    private void Say(string line) => output.WriteLine(line);

    private void SayAll(IEnumerable<string> lines, string indent = "  ")
    {
        foreach (var line in lines.SelectMany(l => Columns.Wrap(indent + l, Columns.Width, indent + "    ")))
        {
            Say(line);
        }
    }
}
