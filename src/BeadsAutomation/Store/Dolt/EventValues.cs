using System.Text.Encodings.Web;
using System.Text.Json;

namespace BeadsAutomation.Store.Dolt;

/// <summary>What bd's own history is told: the same types and the same JSON as bd writes, with the old value kept small.</summary>
/// <param name="Type">bd's word for it.</param>
/// <param name="Old">What was.</param>
/// <param name="New">What is.</param>
internal sealed record EventValues(string Type, string Old, string New)
{
    /// <summary>The values of the event of this write.</summary>
    public static EventValues Of(BeadTransition transition) =>
        new(
            transition.Status is null ? "updated" : "status_changed",
            Json("status", transition.Observed?.Status),
            transition.Status is { } status ? Json("status", status) : Json("notes", transition.Note)
        );

    private static string Json(string name, string? value) =>
        value is null
            ? $$"""{"{{name}}":null}"""
            : $$"""{"{{name}}":"{{JsonEncodedText.Encode(value, JavaScriptEncoder.Default)}}"}""";
}
