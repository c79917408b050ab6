using System.Globalization;
using BeadsAutomation.Dispatching;
using BeadsAutomation.Reaping;

namespace BeadsAutomation.Resident;

/// <summary>Whether the process is alive, and whether it can do its work.</summary>
/// <param name="IsGood">The answer.</param>
/// <param name="Sentence">The same for people.</param>
internal sealed record Health(bool IsGood, string Sentence)
{
    private const int MissedIntervals = 3;

    /// <summary>Alive as long as passes end, whatever they come to: a new process helps against one that hangs, and against nothing else.</summary>
    public static Health Live(Vitals vitals, Rhythm rhythm, TimeSpan now)
    {
        var silent = now - vitals.LastMain;
        var word = Word(rhythm.Main);
        if (silent <= MissedIntervals * rhythm.MainInterval)
        {
            return new Health(true, $"alive: {Seconds(silent)} since the last {word} or the start");
        }
        return vitals.Running is var (kind, begun) && now - begun <= Deadline(kind)
            ? new Health(true, $"alive: a {Word(kind)} runs since {Seconds(now - begun)}")
            : new Health(
                false,
                $"no {word} has ended for {Seconds(silent)}, more than {MissedIntervals} intervals of {Seconds(rhythm.MainInterval)}"
            );
    }

    /// <summary>Ready when the newest pass found its store and no fault of ours; an agent that is away is waited for.</summary>
    public static Health Ready(Vitals vitals) =>
        vitals.Newest is not var (kind, code)
            ? new Health(false, "no pass has ended yet")
            : new Health(
                code is not (ExitCode.Store or ExitCode.Unexpected),
                $"the last {Word(kind)} ended with exit code {(int)code}: {ExitCodes.MeaningOf(code)}"
            );

    /// <summary>The same with what needs attention: that is shown and changes nothing, because a pod that is taken away mends no queue.</summary>
    public Health With(IEnumerable<string> found) =>
        this with
        {
            Sentence = string.Join('\n', found.Select(t => $"needs attention: {t}").Prepend(Sentence)),
        };

    private static TimeSpan Deadline(PassKind kind) =>
        kind == PassKind.Tick ? TickLimits.Whole + TickLimits.RecordGrace : SweepLimits.Whole;

    private static string Word(PassKind kind) => kind == PassKind.Tick ? "tick" : "sweep";

    private static string Seconds(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s");
}
