using System.Text.Json;
using BeadsAutomation.Beads;

namespace BeadsAutomation.Store.Jsonl.Lines;

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

        string Text(string name) =>
            json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                ? Read(value)
                : "";
    }

    /// <summary>What a report says of it.</summary>
    /// <param name="line">The line.</param>
    /// <param name="waits">Whether it is open and the sentinel's.</param>
    public static PeriodBead ForReport(BeadLine line, bool waits)
    {
        using var json = JsonDocument.Parse(line.Bytes);
        var closedAt =
            json.RootElement.TryGetProperty("closed_at", out var value)
            && value.ValueKind == JsonValueKind.String
            && value.TryGetDateTimeOffset(out var time)
                ? time.UtcDateTime
                : (DateTime?)null;
        return new PeriodBead(line.Id, Of(line).Title, line.Status, waits, line.CreatedAt, closedAt);
    }

    /// <summary>Its labels; none when that field is no list.</summary>
    public static IReadOnlyList<string> LabelsOf(BeadLine line)
    {
        using var json = JsonDocument.Parse(line.Bytes);
        return json.RootElement.TryGetProperty("labels", out var labels) && labels.ValueKind == JsonValueKind.Array
            ? [.. labels.EnumerateArray().Where(label => label.ValueKind == JsonValueKind.String).Select(Read)]
            : [];
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
