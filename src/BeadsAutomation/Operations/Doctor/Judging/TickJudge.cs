using System.Globalization;
using BeadsAutomation.Agents.Http;
using BeadsAutomation.Dispatching;
using BeadsAutomation.Hosting;
using BeadsAutomation.Hosting.Configuration;
using BeadsAutomation.Hosting.Reports;
using BeadsAutomation.Store;

namespace BeadsAutomation.Operations.Doctor.Judging;

/// <summary>Whether ticks run. An idle tick leaves no trace, so only a ready bead that nobody takes says anything.</summary>
internal static class TickJudge
{
    private const int Intervals = 5;

    public static Finding Judge(
        QueueSnapshot queue,
        IReadOnlyDictionary<string, string> words,
        StoreSigns signs,
        BeadsOptions options
    )
    {
        var plan = Plan.Of(queue, options);
        var hold = HoldJson.Read(words.GetValueOrDefault(Hold.StateName));
        if (plan.Candidates.Count == 0)
        {
            return Fine("no bead is ready, so that nothing can be said of ticks");
        }
        var ready = $"{plan.Candidates.Count} ready";
        if (plan.InFlight >= options.MaxInFlight)
        {
            return Fine($"{ready}, and all {options.MaxInFlight} places are taken");
        }
        if (HoldPolicy.IsInForce(hold, queue.Now))
        {
            return Fine($"{ready}, held until {Stamp.Of(hold!.Until!.Value)}: {hold.Cause}");
        }
        var pauses = words.Where(IsPause).Select(word => EndOf(word.Value)).ToList();
        if (pauses.Any(end => end > queue.Now))
        {
            return Fine($"{ready}, and somebody paused");
        }
        var quiet = queue.Now - pauses.Aggregate(LastSign(plan, hold, signs), (a, b) => Later(a, b));
        return quiet <= options.DispatchInterval * Intervals
            ? Fine($"{ready}, and a tick may come any moment")
            : new Finding(
                Check.Tick,
                Severity.Warning,
                $"{ready}, and no tick has taken one for {Durations.Format(TimeSpan.FromMinutes(Stamp.WholeMinutes(quiet)))}",
                $"see that the dispatcher runs every {Durations.Format(options.DispatchInterval)} and what its log says"
            );
    }

    /// <summary>The newest of: the oldest candidate became ready, a claim, a hold.</summary>
    private static DateTime LastSign(Plan plan, Hold? hold, StoreSigns signs)
    {
        var readied = plan.Candidates.Min(c => Later(c.Waiting.Bead.UpdatedAt, c.Latest?.NotBefore));
        return new[] { signs.LastClaim, signs.LastReadied, hold?.Began, hold?.Until, hold?.AcceptedAt }.Aggregate(
            readied,
            Later
        );
    }

    // Of the whole queue, or of a label behind a colon.
    private static bool IsPause(KeyValuePair<string, string> word) =>
        word.Key is "pause" || word.Key.StartsWith("pause:", StringComparison.Ordinal);

    /// <summary>When a pause ends, or ended by being lifted; one without an end, or that cannot be read, does not.</summary>
    private static DateTime EndOf(string pause) =>
        DateTime.TryParse(
            ServiceJson.Read(pause, json => json.String("until")),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal,
            out var until
        )
            ? until
            : DateTime.MaxValue;

    private static DateTime Later(DateTime time, DateTime? other) => other > time ? other.Value : time;

    private static Finding Fine(string sentence) => new(Check.Tick, Severity.Ok, sentence);
}
