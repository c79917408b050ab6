using BeadsAutomation.Dispatching.Gates;

namespace BeadsAutomation.Commands.Explain;

/// <summary>The state table's words that hold beads back, for people: why, since when and until when.</summary>
internal static class HoldingWords
{
    /// <summary>Those that matter now, by name: an ended pause does not, nor does a hold without trouble.</summary>
    public static IReadOnlyList<StateReport> InForce(IReadOnlyDictionary<string, string> words, DateTime now) =>
        [
            .. words
                .Select(word => Read(word.Key, words, now))
                .OfType<StateReport>()
                .OrderBy(state => state.Name, StringComparer.Ordinal),
        ];

    /// <summary>Whether beads are held back now, and not only by a rest of trouble that the next claim probes.</summary>
    public static bool HoldsNow(StateReport state, DateTime now) => state.Until is not { } until || until > now;

    private static StateReport? Read(string name, IReadOnlyDictionary<string, string> words, DateTime now) =>
        name switch
        {
            Hold.StateName => Of(Brakes.Of(words).Hold, now),
            Breaker.StateName => Of(Brakes.Of(words)),
            _ when Pauses.IsPause(name) => Pauses.IsOver(words[name], now)
                ? null
                : Of(name, PauseJson.Read(words[name])),
            _ => null,
        };

    /// <summary>Not one that ticks ignore, and warn of.</summary>
    private static StateReport? Of(Hold? hold, DateTime now) =>
        hold is null or { Began: null, Until: null } || HoldPolicy.IsTooFarAhead(hold, now)
            ? null
            : new StateReport(Hold.StateName, Printable.Line(hold.Cause, 300), hold.Began, hold.Until);

    private static StateReport? Of(Brakes brakes) =>
        brakes.Breaker is { OpenedAt: { } opened, Failures: var failures }
            ? new StateReport(
                Breaker.StateName,
                Printable.Line($"{failures} failures in a row, the last: {brakes.Hold?.Cause}", 300),
                opened,
                brakes.Hold?.Until
            )
            : null;

    private static StateReport Of(string name, Pause? pause) =>
        pause is null
            ? new StateReport(name, "the stored pause cannot be read, and so holds", null, null)
            : new StateReport(name, Printable.Line(pause.Reason, 300), pause.Since, pause.Until);
}
