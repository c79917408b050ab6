using System.Text.Json;

namespace BeadsAutomation.Agents;

/// <summary>One JSON object of many that a program prints: its cells by their names, and those one level deeper as <c>outer.inner</c>, or <c>outer.</c> in a list.</summary>
internal sealed class AgentEvent
{
    private const int Deepest = 2;

    private readonly Dictionary<string, object> _cells = new(StringComparer.Ordinal);
    private readonly string[] _names = new string[Deepest + 1];

    private AgentEvent() { }

    /// <summary>Whether there is such an object, or such a cell.</summary>
    public bool Has(string name) => _cells.ContainsKey(name);

    /// <summary>A cell that is a string.</summary>
    public string? Text(string name) => _cells.GetValueOrDefault(name) as string;

    /// <summary>A cell that is true or false.</summary>
    public bool? Flag(string name) => _cells.GetValueOrDefault(name) as bool?;

    /// <summary>A cell that is a number of few digits.</summary>
    public decimal? Number(string name) => _cells.GetValueOrDefault(name) as decimal?;

    /// <summary>Reads the object that a text begins with, as far as it goes, and says how much of the text need not be looked at again.</summary>
    public static (AgentEvent Event, int Length) Read(ReadOnlySpan<byte> json)
    {
        var found = new AgentEvent();
        // More may follow: then the end of the text is no fault, and neither is what stands behind the object.
        var reader = new Utf8JsonReader(json, isFinalBlock: false, default);
        try
        {
            while (reader.Read())
            {
                if (reader is { TokenType: JsonTokenType.EndObject, CurrentDepth: 0 })
                {
                    return (found, (int)reader.BytesConsumed);
                }
                if (reader.CurrentDepth is > 0 and <= Deepest)
                {
                    found.Take(ref reader);
                }
            }
            return (found, json.Length);
        }
        catch (JsonException)
        {
            return (found, Math.Max(1, (int)reader.BytesConsumed));
        }
    }

    private void Take(ref Utf8JsonReader reader)
    {
        var depth = reader.CurrentDepth;
        if (reader.TokenType == JsonTokenType.PropertyName)
        {
            _names[depth] = TextOf(ref reader) ?? "";
            return;
        }
        if (reader.TokenType == JsonTokenType.StartArray && depth < Deepest)
        {
            _names[depth + 1] = "";
        }
        object? value = reader.TokenType switch
        {
            JsonTokenType.String => TextOf(ref reader),
            JsonTokenType.Number => reader.TryGetDecimal(out var number) ? number : null,
            JsonTokenType.True or JsonTokenType.False => reader.GetBoolean(),
            JsonTokenType.StartObject => _cells,
            _ => null,
        };
        if (value is not null)
        {
            _cells[depth == 1 ? _names[1] : $"{_names[1]}.{_names[2]}"] = value;
        }
    }

    private static string? TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair.
            return null;
        }
    }
}
