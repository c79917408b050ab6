using System.Text;
using System.Text.Json.Nodes;

namespace SampleAgent;

/// <summary>A file as lines of bytes, each with its own line end.</summary>
internal static class BeadLines
{
    public static List<byte[]> Split(byte[] file)
    {
        var lines = new List<byte[]>();
        for (var start = 0; start < file.Length; )
        {
            var end = Array.IndexOf(file, (byte)'\n', start);
            var next = end < 0 ? file.Length : end + 1;
            lines.Add(file[start..next]);
            start = next;
        }
        return lines;
    }

    /// <summary>Where the bead's line is, or -1: of a bead that is listed twice the last one counts.</summary>
    public static int LastOf(string id, List<byte[]> lines) => lines.FindLastIndex(l => $"{Parse(l)?["id"]}" == id);

    /// <summary>The object in a line; <see langword="null"/> for a blank line.</summary>
    public static JsonObject? Parse(byte[] line) =>
        line.AsSpan().Trim(" \r\n\t"u8).IsEmpty ? null : JsonNode.Parse(line) as JsonObject;

    /// <summary>Another object with the line's own end.</summary>
    public static byte[] Replace(byte[] line, string json) =>
        [.. Encoding.UTF8.GetBytes(json), .. line[line.AsSpan().TrimEnd("\r\n"u8).Length..]];
}
