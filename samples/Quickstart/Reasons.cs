using System.Text.Json.Nodes;

namespace Quickstart;

/// <summary>What the programs last said of each bead, in their own words.</summary>
internal sealed class Reasons
{
    private readonly Dictionary<string, string> _last = new(StringComparer.Ordinal);

    /// <summary>Keeps what a report says of one bead.</summary>
    /// <param name="said">A decision of the dispatcher or a verdict of the reaper.</param>
    /// <param name="word">The word for it, from their closed lists.</param>
    public void Add(JsonNode said, string word)
    {
        var detail = said.Text("detail");
        _last[said.Text("bead_id")] = detail.Length == 0 ? word : $"{word} — {detail}";
    }

    /// <summary>The last words about a bead; empty when none of them looked at it.</summary>
    public string Of(string id) => _last.GetValueOrDefault(id, "");
}
