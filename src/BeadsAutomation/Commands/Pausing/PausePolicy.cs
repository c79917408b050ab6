using BeadsAutomation.Dispatching.Gates;

namespace BeadsAutomation.Commands.Pausing;

/// <summary>What pausing or resuming comes to.</summary>
/// <param name="Word">What to store; <see langword="null"/> when nothing is.</param>
/// <param name="Until">When a new pause ends by itself.</param>
/// <param name="Sentence">What is done.</param>
internal sealed record PausePolicy(Pause? Word, DateTime? Until, string Sentence)
{
    /// <summary>A new pause, in place of whatever was stored.</summary>
    public static PausePolicy Pause(PauseOrder order, string actor, DateTime now)
    {
        var since = Seconds(now);
        var until = since + order.Length;
        var end = until is { } time ? $"until {Stamp.Of(time)}" : "until it is resumed";
        return new PausePolicy(
            new Pause
            {
                Reason = order.Reason,
                Since = since,
                Until = until,
                By = actor,
            },
            until,
            $"{Subject(order.Label)} paused {end}: {order.Reason}. Sweeps go on, and what is in flight is still settled"
        );
    }

    /// <summary>A pause is lifted by one that has ended: words are never deleted.</summary>
    public static PausePolicy Resume(
        string? label,
        IReadOnlyDictionary<string, string> words,
        string actor,
        DateTime now
    )
    {
        var name = Dispatching.Gates.Pause.NameFor(label);
        var pauses = Pauses.Of(words, now);
        if ((label is null ? pauses.Whole : pauses.Labels.GetValueOrDefault(label)) is null)
        {
            return new PausePolicy(null, null, $"{Subject(label)} not paused: nothing to resume");
        }
        var stored = PauseJson.Read(words[name]) ?? new Pause { Reason = "what was stored could not be read" };
        return new PausePolicy(
            stored with
            {
                Until = Seconds(now),
                By = actor,
            },
            null,
            $"{Subject(label)} resumed; the pause was: {stored.Reason}"
        );
    }

    /// <summary>Every pause among these words that is in force, one line each.</summary>
    public static IReadOnlyList<string> InForce(IReadOnlyDictionary<string, string> words, DateTime now)
    {
        var pauses = Pauses.Of(words, now);
        return
        [
            .. pauses.Whole is { } whole ? [$"the whole queue, {whole}"] : Array.Empty<string>(),
            .. pauses
                .Labels.OrderBy(l => l.Key, StringComparer.Ordinal)
                .Select(l => $"label {Printable.Line(l.Key, 100)}, {l.Value}"),
        ];
    }

    private static string Subject(string? label) =>
        label is null ? "the queue is" : $"beads with label {Printable.Line(label, 100)} are";

    private static DateTime Seconds(DateTime time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));
}
