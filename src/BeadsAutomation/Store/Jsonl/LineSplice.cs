using System.Buffers;
using System.Text;

namespace BeadsAutomation.Store.Jsonl;

/// <summary>Text that takes the place of some bytes of a line, or of none.</summary>
internal readonly record struct LineSplice(Range Place, string Text)
{
    /// <summary>Replaces a field's value, or adds the field behind another's value.</summary>
    public static LineSplice Set(string name, Range? value, string json, Range anchor) =>
        value is { } place
            ? new LineSplice(place, json)
            : new LineSplice(anchor.End..anchor.End, $",\"{name}\":{json}");

    public static byte[] Apply(ReadOnlySpan<byte> line, IEnumerable<LineSplice> splices)
    {
        var edited = new ArrayBufferWriter<byte>(line.Length + 1024);
        var copied = 0;
        foreach (var (place, text) in splices.OrderBy(splice => splice.Place.Start.Value))
        {
            edited.Write(line[copied..place.Start.Value]);
            Encoding.UTF8.GetBytes(text, edited);
            copied = place.End.Value;
        }
        edited.Write(line[copied..]);
        return edited.WrittenSpan.ToArray();
    }
}
