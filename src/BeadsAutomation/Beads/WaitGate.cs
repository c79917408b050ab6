using System.Text;
using System.Text.Json;

namespace BeadsAutomation.Beads;

/// <summary>What the metadata of a <c>waits-for</c> dependency asks for; nothing that cannot be read asks for anything.</summary>
/// <param name="AnyChild">Whether one closed child is enough, or all must be; <see langword="null"/> where it does not say.</param>
/// <param name="AlsoBlocks">Whether the target itself blocks, too.</param>
public readonly record struct WaitGate(bool? AnyChild, bool AlsoBlocks)
{
    /// <summary>From JSON, or from nothing.</summary>
    public static WaitGate Read(string? metadata) =>
        metadata is null or "{}" ? default : Read(Encoding.UTF8.GetBytes(metadata));

    /// <summary>From a string that holds JSON, as bd writes it.</summary>
    public static WaitGate ReadText(ref Utf8JsonReader text)
    {
        if (text.ValueSpan.Length <= "{}".Length)
        {
            return default;
        }
        try
        {
            var json = new byte[text.ValueSpan.Length];
            return Read(json.AsSpan(0, text.CopyString(json)));
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, which is no text.
            return default;
        }
    }

    /// <summary>From JSON as it stands in a file.</summary>
    public static WaitGate Read(ReadOnlySpan<byte> metadata)
    {
        try
        {
            var json = new Utf8JsonReader(metadata);
            var gate = json.Read() && json.TokenType is JsonTokenType.StartObject ? ReadFields(ref json) : default;
            // What follows makes all of it garbage.
            return json.Read() ? default : gate;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static WaitGate ReadFields(ref Utf8JsonReader json)
    {
        var gate = default(WaitGate);
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            var isGate = json.ValueTextEquals("gate"u8);
            var isAlsoBlocks = json.ValueTextEquals("also_blocks"u8);
            json.Read();
            gate =
                isGate ? gate with { AnyChild = Says(ref json, "any-children"u8) }
                : isAlsoBlocks
                    ? gate with
                    {
                        AlsoBlocks = json.TokenType is JsonTokenType.True || Says(ref json, "true"u8),
                    }
                : gate;
            json.Skip();
        }
        return gate;
    }

    private static bool Says(ref Utf8JsonReader json, ReadOnlySpan<byte> word) =>
        json.TokenType is JsonTokenType.String && json.ValueTextEquals(word);
}
