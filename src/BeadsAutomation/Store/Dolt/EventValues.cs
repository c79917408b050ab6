using System.Text.Json;

namespace BeadsAutomation.Store.Dolt;

/// <summary>The row that bd's own history gets: the same types and the same JSON as bd writes, with the old value kept small.</summary>
internal static class EventValues
{
    /// <summary>The values of <c>event-insert.sql</c>.</summary>
    public static object Of(BeadTransition transition, string actor, string eventId) =>
        new
        {
            id = transition.BeadId,
            eventId,
            actor,
            eventType = transition.Status is null ? "updated" : "status_changed",
            oldValue = Json("status", transition.Observed?.Status),
            newValue = transition.Status is { } status ? Json("status", status) : Json("notes", transition.Note),
        };

    private static string Json(string name, string? value) =>
        JsonSerializer.Serialize(new Dictionary<string, string?>(StringComparer.Ordinal) { [name] = value });
}
