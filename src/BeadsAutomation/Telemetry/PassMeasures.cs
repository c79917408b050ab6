using System.Globalization;
using BeadsAutomation.Dispatching;
using BeadsAutomation.Reaping;

namespace BeadsAutomation.Telemetry;

/// <summary>From a finished pass to what is measured: pure.</summary>
internal static class PassMeasures
{
    /// <summary>What is known before the first pass: the series that alerts are built on exist from the start.</summary>
    public static IEnumerable<Measured> AtStart(BeadsOptions options) =>
        [
            new Measured(Instruments.Dispatched, 0),
            .. AnswerRules
                .OfAgents.Where(answer => answer != AnswerClass.Accepted)
                .Select(answer => new Measured(Instruments.Rejected, 0, answer.Word())),
            Interval("tick", options),
            Interval("sweep", options),
        ];

    /// <summary>What every tick and sweep has, however it ended.</summary>
    /// <param name="pass">Which it was.</param>
    /// <param name="exitCode">How it ended.</param>
    /// <param name="took">How long it took.</param>
    /// <param name="end">When it ended.</param>
    /// <param name="options">Say how often it is to run.</param>
    public static IEnumerable<Measured> OfPass(
        string pass,
        ExitCode exitCode,
        TimeSpan took,
        DateTimeOffset end,
        BeadsOptions options
    )
    {
        var code = ((int)exitCode).ToString(CultureInfo.InvariantCulture);
        yield return new Measured(Instruments.PassDuration, took.TotalSeconds, pass, code);
        yield return Interval(pass, options);
        if (exitCode == ExitCode.Done)
        {
            yield return new Measured(Instruments.LastSuccess, end.ToUnixTimeMilliseconds() / 1000.0, pass);
        }
    }

    /// <summary>What a tick adds to that.</summary>
    public static IEnumerable<Measured> Of(TickReport tick)
    {
        foreach (var dispatch in tick.Dispatches)
        {
            if (dispatch.Result == DispatchResult.Dispatched)
            {
                yield return new Measured(Instruments.Dispatched, 1);
            }
            else if (dispatch.Answer is { } answer)
            {
                yield return new Measured(Instruments.Rejected, 1, answer.Word());
            }
        }
        foreach (var size in tick.FanOut?.Batches ?? [])
        {
            yield return new Measured(Instruments.BatchSize, size);
        }
        foreach (var reason in tick.Decisions.CountBy(decision => decision.Reason))
        {
            yield return new Measured(Instruments.Skipped, reason.Value, reason.Key.Word());
        }
        if (tick.Queue is { } queue)
        {
            yield return new Measured(Instruments.QueueDepth, queue.Ready);
            yield return new Measured(Instruments.QueueOldest, queue.OldestSeconds);
            yield return new Measured(Instruments.InFlight, queue.InFlight);
            yield return new Measured(Instruments.Held, tick.HoldUntil is null ? 0 : 1);
        }
    }

    /// <summary>What a sweep adds to that.</summary>
    public static IEnumerable<Measured> Of(SweepReport sweep)
    {
        var settled = sweep.Verdicts.Where(swept => swept.Verdict != SweepVerdict.Keep);
        foreach (var (key, count) in settled.CountBy(swept => (swept.Verdict, swept.Outcome)))
        {
            yield return new Measured(Instruments.Settled, count, key.Verdict.Word(), key.Outcome?.Word() ?? "none");
        }
        if (sweep.Blocked is { } blocked)
        {
            yield return new Measured(Instruments.Blocked, blocked);
        }
    }

    private static Measured Interval(string pass, BeadsOptions options) =>
        new(
            Instruments.Interval,
            (pass == "tick" ? options.DispatchInterval : options.SweepInterval).TotalSeconds,
            pass
        );
}
