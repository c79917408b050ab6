using System.Globalization;

namespace BeadsAutomation.Options;

/// <summary>How many beads of each pool may be in flight.</summary>
/// <param name="Text"><c>name=number</c> with commas between, as people write it; blanks around the parts do not count.</param>
public sealed record PoolRoom(string Text)
{
    /// <summary>What a pool has that nobody names.</summary>
    public const int Unnamed = 1;

    private readonly Dictionary<string, int> _rooms = Read(Text);

    /// <summary>Every pool that is named, with its room.</summary>
    public IReadOnlyDictionary<string, int> Named => _rooms;

    /// <summary>The room of a pool.</summary>
    public int Of(string pool) => _rooms.GetValueOrDefault(pool, Unnamed);

    /// <summary>The same text is the same room.</summary>
    public bool Equals(PoolRoom? other) => string.Equals(Text, other?.Text, StringComparison.Ordinal);

    /// <inheritdoc />
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <exception cref="FormatException">The text is no such list, or names a pool twice.</exception>
    private static Dictionary<string, int> Read(string text)
    {
        var rooms = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var pair in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (
                pair.Split('=', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } name, var number]
                || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var room)
                || !rooms.TryAdd(name, room)
            )
            {
                throw new FormatException("no list of names and numbers; write for example website=2,gpu=1");
            }
        }
        return rooms;
    }
}
