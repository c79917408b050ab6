using System.Text.Json;

namespace BeadsAutomation.Configuration;

/// <summary>JSON from people's files, with a sentence for everything that does not fit.</summary>
internal static class JsonText
{
    /// <summary>The object that the text is, or <see langword="null"/> with a problem.</summary>
    public static JsonElement? Object(string text, JsonDocumentOptions options, string path, List<string> problems)
    {
        try
        {
            using var document = JsonDocument.Parse(text, options);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                EnsureReadable(document.RootElement);
                return document.RootElement.Clone();
            }
            problems.Add($"{path} is no JSON object: it must begin with {{ and end with }}.");
        }
        catch (JsonException e)
        {
            problems.Add(
                $"{path} is no valid JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}): mend it there."
            );
        }
        catch (InvalidOperationException)
        {
            problems.Add(
                $"{path} holds an escape that stands for half a character (\\ud800 to \\udfff): mend it there."
            );
        }
        return null;
    }

    /// <summary>Names and texts are only unescaped when they are read: here they all are, once.</summary>
    private static void EnsureReadable(JsonElement root)
    {
        foreach (var property in root.EnumerateObject())
        {
            _ = property.Name;
            _ = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString() : null;
        }
    }

    /// <summary>A value as text; <see langword="null"/> for JSON's null, and with a problem for a kind that the setting does not take.</summary>
    public static string? Of(JsonElement value, JsonKinds kinds, string writtenAs, List<string> problems)
    {
        var (kind, text) = value.ValueKind switch
        {
            JsonValueKind.String => (JsonKinds.Text, value.GetString()),
            JsonValueKind.Number => (JsonKinds.Number, value.GetRawText()),
            JsonValueKind.True => (JsonKinds.Switch, "true"),
            JsonValueKind.False => (JsonKinds.Switch, "false"),
            _ => (JsonKinds.None, null),
        };
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }
        if ((kinds & kind) != JsonKinds.None)
        {
            return text;
        }
        problems.Add($"{writtenAs} is {Kind(value)}: write {Wanted(kinds)}.");
        return null;
    }

    private static string Kind(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => "a text",
            JsonValueKind.Number => "a number",
            JsonValueKind.Array => "a list",
            JsonValueKind.Object => "an object",
            _ => "true or false",
        };

    private static string Wanted(JsonKinds kinds) =>
        kinds switch
        {
            JsonKinds.Number => "a number without quotes",
            JsonKinds.Text => "a text in quotes",
            JsonKinds.Text | JsonKinds.Number => "a text in quotes or a number",
            _ => "true, false or a text in quotes",
        };
}
