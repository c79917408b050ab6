using System.Globalization;
using BeadsAutomation.Commands.Explain;
using BeadsAutomation.Commands.History;
using BeadsAutomation.Commands.Output;

namespace BeadsAutomation.Commands.Status;

/// <summary>The queue on a page: at most 100 columns.</summary>
internal sealed class StatusText(TextOutput output)
{
    private const int Widest = 100;

    /// <summary>Prints the report.</summary>
    public void Write(StatusReport status)
    {
        foreach (var warning in status.Warnings)
        {
            output.Warning(warning);
        }
        Fact("at", Stamp.Of(status.Now));
        foreach (var (line, reasons) in Waiting(status).Index())
        {
            Fact(line == 0 ? "waiting" : "", reasons);
        }
        Fact("goes next", status.GoesNext.Count == 0 ? "none" : string.Join(", ", status.GoesNext));
        foreach (var state in status.Held)
        {
            Fact(state.Name, Held(state, status.Now));
        }
        Fact("last done", status.LastDone is { } last ? Last(last, status.Now) : "nothing yet");
        if (status.Notices is { } notices)
        {
            Fact("notices", notices);
        }
        WriteTables(status);
        output.Line("");
        foreach (var trouble in status.Troubles)
        {
            output.Notable($"needs attention: {Shown.Text(trouble.Sentence)}");
        }
        if (status.Troubles.Count == 0)
        {
            output.Good(status.HeldBack is { } waits ? $"nothing needs attention; {waits}" : "all is well");
        }
    }

    private void WriteTables(StatusReport status)
    {
        var now = status.Now;
        Write(
            [("IN FLIGHT", 30), ("ATTEMPT", 7), ("STATE", 10), ("JOB", 16), ("AGE", 4), ("LAST SIGN", 9), ("SAYS", 12)],
            status.InFlight.Select(c =>
                new[]
                {
                    c.BeadId,
                    Number(c.Attempt),
                    ClaimText.State(c),
                    c.JobId ?? "-",
                    c.ClaimedAt is { } at ? Ago.Length(now - at) : "-",
                    c.LastSignOfLife is { } sign ? Ago.Of(sign, now) : "-",
                    ClaimText.Says(c),
                }
            )
        );
        Write(
            [("BACKING OFF", 30), ("UNTIL", 30), ("WHY", 36)],
            status.BackingOff.Select(b =>
                new[] { b.BeadId, b.Until is { } until ? Ago.Stamped(until, now) : "-", b.Detail }
            )
        );
        WriteBlocked("BLOCKED BY US", status.Blocked, now);
        WriteBlocked("BLOCKED BY AGENT", status.BlockedByAgent ?? [], now);
    }

    private void WriteBlocked(string head, IReadOnlyList<BeadAnswer> beads, DateTime now) =>
        Write(
            [(head, 30), ("SINCE", 9), ("WHY", 57)],
            beads.Select(b => new[] { b.BeadId, b.Since is { } since ? Ago.Of(since, now) : "-", b.Sentence })
        );

    private void Write(IReadOnlyList<(string Head, int Most)> columns, IEnumerable<string[]> rows)
    {
        var lines = Table.Lines(columns, rows).ToList();
        if (lines.Count == 1)
        {
            return;
        }
        output.Line("");
        lines.ForEach(output.Line);
    }

    private void Fact(string name, string text)
    {
        var head = Printable.Line(name, 40).PadRight(10);
        output.Line($"{head} {Printable.Line(text, Widest - head.Length - 1)}");
    }

    /// <summary>So few reasons in a line that none is cut off.</summary>
    private static IEnumerable<string> Waiting(StatusReport status)
    {
        var reasons = status.Reasons.Select(r =>
            $"{r.Count} {r.Reason.Word()}" + (r.OldestSince is { } since ? $" ({Ago.Length(status.Now - since)})" : "")
        );
        var lines = reasons.DefaultIfEmpty("ready").Chunk(3).Select(few => string.Join(", ", few));
        return status.Waiting == 0 ? ["none"] : lines.Select((line, i) => i == 0 ? $"{status.Waiting}: {line}" : line);
    }

    private static string Held(StateReport state, DateTime now)
    {
        string?[] clauses =
        [
            state.Until is { } until ? $"until {Ago.Stamped(until, now)}" : null,
            state.Since is { } since ? $"since {Ago.Stamped(since, now)}" : null,
            state.Reason.Length > 0 ? state.Reason : null,
        ];
        return string.Join(", ", clauses.OfType<string>());
    }

    private static string Last(AttemptReport last, DateTime now) =>
        $"{last.BeadId} attempt {last.Attempt}: {last.Outcome?.Word() ?? last.State.Word()}, {Ago.Stamped(last.LastStepAt, now)}";

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "-";
}
