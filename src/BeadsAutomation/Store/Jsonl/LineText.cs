using System.Text.Json;

namespace BeadsAutomation.Store.Jsonl;

/// <summary>What a line says to people and agents; read only when somebody asks.</summary>
internal static class LineText
{
    /// <summary>Its text; a field that is left out is empty.</summary>
    public static BeadText Of(BeadLine line)
    {
        using var json = JsonDocument.Parse(line.Bytes);
        return new BeadText(
            Text("title"),
            Text("description"),
            Text("design"),
            Text("acceptance_criteria"),
            Text("notes")
        );

        string Text(string name) => Find(json, name) is { ValueKind: JsonValueKind.String } value ? Read(value) : "";
    }

    /// <summary>What a report says of it.</summary>
    /// <param name="line">The line.</param>
    /// <param name="waits">Whether it is open and the sentinel's.</param>
    public static PeriodBead ForReport(BeadLine line, bool waits)
    {
        using var json = JsonDocument.Parse(line.Bytes);
        return new PeriodBead(line.Id, Of(line).Title, line.Status, waits, line.CreatedAt, ClosedAt(json));
    }

    /// <summary>Whether the line says when it was closed in a way that cannot be read, so that a report cannot say it.</summary>
    public static bool HidesItsClosing(BeadLine line)
    {
        using var json = JsonDocument.Parse(line.Bytes);
        return Find(json, "closed_at") is { ValueKind: not JsonValueKind.Null } value
            && !(value.ValueKind == JsonValueKind.String && value.ValueEquals(""))
            && ClosedAt(json) is null;
    }

    /// <summary>Its labels; none when that field is no list.</summary>
    public static IReadOnlyList<string> LabelsOf(BeadLine line)
    {
        using var json = JsonDocument.Parse(line.Bytes);
        return Find(json, "labels") is { ValueKind: JsonValueKind.Array } labels
            ? [.. labels.EnumerateArray().Where(label => label.ValueKind == JsonValueKind.String).Select(Read)]
            : [];
    }

    private static DateTime? ClosedAt(JsonDocument json)
    {
        try
        {
            return
                Find(json, "closed_at") is { ValueKind: JsonValueKind.String } value
                && value.TryGetDateTimeOffset(out var time)
                ? time.UtcDateTime
                : null;
        }
        catch (InvalidOperationException)
        {
            // Half a character, which is no time.
            return null;
        }
    }

    private static JsonElement? Find(JsonDocument json, string name)
    {
        try
        {
            return json.RootElement.TryGetProperty(name, out var value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            // So does an escape in another field's name.
            return null;
        }
    }

    private static string Read(JsonElement text)
    {
        try
        {
            return text.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // An escape in it stands for half a character: as it is written it still says what is wanted.
            return text.GetRawText();
        }
    }
}
