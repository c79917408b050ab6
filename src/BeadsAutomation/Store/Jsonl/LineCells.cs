using System.Text.Json;

namespace BeadsAutomation.Store.Jsonl;

/// <summary>Where in a line the values stand that a transition may change; of a field that is there twice the last, which counts.</summary>
internal sealed record LineCells(Range? Id, Range? Status, Range? UpdatedAt, Range? Notes, Range? StartedAt)
{
    public static LineCells Find(ReadOnlySpan<byte> line)
    {
        var cells = new LineCells(null, null, null, null, null);
        var json = new Utf8JsonReader(line);
        json.Read();
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            var name = json;
            json.Read();
            var start = (int)json.TokenStartIndex;
            json.Skip();
            cells = cells.With(ref name, start..(int)json.BytesConsumed);
        }
        return cells;
    }

    /// <summary>The value behind which a missing field is added.</summary>
    public Range Anchor => Status ?? Id!.Value;

    private LineCells With(ref Utf8JsonReader name, Range value) =>
        name.ValueTextEquals("id"u8) ? this with { Id = value }
        : name.ValueTextEquals("status"u8) ? this with { Status = value }
        : name.ValueTextEquals("updated_at"u8) ? this with { UpdatedAt = value }
        : name.ValueTextEquals("notes"u8) ? this with { Notes = value }
        : name.ValueTextEquals("started_at"u8) ? this with { StartedAt = value }
        : this;
}
