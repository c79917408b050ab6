using System.Text.Json;

namespace BeadsAutomation.Beads;

/// <summary>Who handed a bead to the sentinel, and who changed what it asks for since, by bd's events: pure. What they do not tell is nobody's word.</summary>
internal static class HandOver
{
    private const int MaxName = 100;

    // What the agent is told to do. Notes are not among them: agents write those.
    private static readonly string[] Texts = ["title", "description", "design", "acceptance_criteria"];

    /// <summary>
    /// Why the bead may not be sent, or <see langword="null"/> when everybody who may have handed it over is trusted, and everybody who
    /// changed its text since.
    /// </summary>
    /// <param name="events">Those of one bead that create it, write its assignee or change its text, in any order.</param>
    /// <param name="sentinel">Its assignee now.</param>
    /// <param name="trusted">Who may.</param>
    public static string? Objection(IEnumerable<AssignmentEvent> events, string sentinel, TrustedActors trusted)
    {
        if (trusted.IsOff)
        {
            return null;
        }
        var told = events.Select(e => new Told(e, Cells.Of(e))).ToList();
        var handOver = LastHandOver(told, sentinel);
        if (handOver.Count == 0)
        {
            return "no event says who assigned it";
        }
        if (handOver.Select(t => t.Event.Actor).FirstOrDefault(actor => !trusted.Trust(actor)) is { } stranger)
        {
            return $"assigned by {Name(stranger)}, who is not in BEADS_TRUSTED_ACTORS";
        }
        // In the hand-over's own second there is no order, so that a change counts as later.
        var since = handOver[0].Event.At;
        return
            told.Where(t => t.Event.At >= since && t.Cells.Text is not null && !trusted.Trust(t.Event.Actor))
                .OrderBy(t => t.Event.At)
                .ThenBy(t => t.Event.Actor, StringComparer.Ordinal)
                .FirstOrDefault()
                is { } change
            ? $"its {change.Cells.Text} was changed after the hand-over by {Name(change.Event.Actor)}, who is not in BEADS_TRUSTED_ACTORS"
            : null;
    }

    /// <summary>
    /// Everybody who assigned it in the newest second in which anybody did, by name: events have whole seconds and random ids, so that
    /// there is no order within one.
    /// </summary>
    private static List<Told> LastHandOver(IReadOnlyList<Told> events, string sentinel)
    {
        var assigning = events
            .Where(t => t.Cells.Assignee is not null)
            .GroupBy(t => t.Event.At)
            .MaxBy(second => second.Key);
        var handOver = assigning switch
        {
            // Nobody has assigned it since, so that its assignee is the one that it was created with.
            null => events.Where(t => t.Event.IsCreation),
            _ when assigning.Any(t => !t.Cells.IsReadable) => [],
            _ => assigning.Where(t => string.Equals(t.Cells.Assignee, sentinel, StringComparison.Ordinal)),
        };
        return [.. handOver.OrderBy(t => t.Event.Actor, StringComparer.Ordinal)];
    }

    private static string Name(string actor) => actor.Length == 0 ? "nobody" : Printable.Line(actor, MaxName);

    private sealed record Told(AssignmentEvent Event, Cells Cells);

    /// <summary>What an event wrote of the cells that matter here.</summary>
    /// <param name="Assignee">The assignee; <see langword="null"/> when it wrote none, blank when it was no word or cannot be read.</param>
    /// <param name="Text">The first text that it changed, in words; <see langword="null"/> when it changed none.</param>
    private sealed record Cells(string? Assignee, string? Text)
    {
        private static readonly Cells None = new(null, null);

        /// <summary>It may have written anything.</summary>
        private static readonly Cells Unreadable = new("", null) { IsReadable = false };

        public bool IsReadable { get; private init; } = true;

        public static Cells Of(AssignmentEvent e)
        {
            if (e.NewValue?.TrimStart().StartsWith('{') != true)
            {
                return None;
            }
            try
            {
                using var json = JsonDocument.Parse(e.NewValue);
                var text = e.IsCreation
                    ? null
                    : Array.Find(Texts, name => json.RootElement.TryGetProperty(name, out _));
                return new Cells(Assigned(json.RootElement), text?.Replace('_', ' '));
            }
            // The second for half a surrogate pair, which is found only when the text is asked for.
            catch (Exception failure) when (failure is JsonException or InvalidOperationException)
            {
                return Unreadable;
            }
        }

        private static string? Assigned(JsonElement cells) =>
            !cells.TryGetProperty("assignee", out var assignee) ? null
            : assignee.ValueKind == JsonValueKind.String ? assignee.GetString()
            : "";
    }
}
