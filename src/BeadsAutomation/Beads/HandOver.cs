using System.Text.Json;
using BeadsAutomation.Hosting;

namespace BeadsAutomation.Beads;

/// <summary>Who handed a bead to the sentinel, by bd's events: pure. What they do not tell is nobody's word.</summary>
internal static class HandOver
{
    private const int MaxName = 100;

    /// <summary>Why the bead may not be sent, or <see langword="null"/> when everybody who may have handed it over is trusted.</summary>
    /// <param name="events">Those of one bead that create it or write its assignee, in any order.</param>
    /// <param name="sentinel">Its assignee now.</param>
    /// <param name="trusted">Who may.</param>
    public static string? Objection(IEnumerable<AssignmentEvent> events, string sentinel, TrustedActors trusted)
    {
        if (trusted.IsOff)
        {
            return null;
        }
        var actors = LastActors([.. events], sentinel);
        if (actors.Count == 0)
        {
            return "no event says who assigned it";
        }
        return actors.Find(actor => !trusted.Trust(actor)) is { } stranger
            ? $"assigned by {Name(stranger)}, who is not in BEADS_TRUSTED_ACTORS"
            : null;
    }

    /// <summary>
    /// Everybody who assigned it in the newest second in which anybody did: events have whole seconds and random ids, so that there is
    /// no order within one.
    /// </summary>
    private static List<string> LastActors(IReadOnlyList<AssignmentEvent> events, string sentinel)
    {
        var assigning = events
            .Select(e => (Event: e, Written: Written(e)))
            .Where(e => e.Written is not null)
            .GroupBy(e => e.Event.At)
            .MaxBy(second => second.Key);
        if (assigning is null)
        {
            // Nobody has assigned it since, so that its assignee is the one that it was created with.
            return [.. events.Where(e => e.IsCreation).Select(e => e.Actor)];
        }
        var unreadable = assigning.Any(e => e.Written!.Length == 0);
        return unreadable
            ? []
            :
            [
                .. assigning
                    .Where(e => string.Equals(e.Written![0], sentinel, StringComparison.Ordinal))
                    .Select(e => e.Event.Actor)
                    .Order(StringComparer.Ordinal),
            ];
    }

    /// <summary>The one assignee that an event wrote; none of them when it cannot be read; <see langword="null"/> when it wrote no assignee.</summary>
    private static string[]? Written(AssignmentEvent e)
    {
        if (e.NewValue?.TrimStart().StartsWith('{') != true)
        {
            return null;
        }
        try
        {
            using var json = JsonDocument.Parse(e.NewValue);
            return json.RootElement.TryGetProperty("assignee", out var assignee)
                ? [assignee.ValueKind == JsonValueKind.String ? assignee.GetString()! : ""]
                : null;
        }
        // The second for half a surrogate pair, which is found only when the text is asked for.
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return [];
        }
    }

    private static string Name(string actor) => actor.Length == 0 ? "nobody" : Printable.Line(actor, MaxName);
}
