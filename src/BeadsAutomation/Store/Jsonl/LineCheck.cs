using System.Text.Unicode;

namespace BeadsAutomation.Store.Jsonl;

/// <summary>What is looked at before a line is read as JSON.</summary>
internal static class LineCheck
{
    /// <exception cref="StoreException">The line cannot be one of a file of beads.</exception>
    public static void Check(ReadOnlySpan<byte> line, LinePlace place)
    {
        if (line.Length > BeadLines.MaxLineBytes)
        {
            throw place.Refuse(
                $"it is longer than {BeadLines.MaxLineBytes} bytes, the most that is read",
                "Shorten the bead, or restore the file"
            );
        }
        if (IsConflictMarker(line))
        {
            throw place.Refuse("it is a conflict marker of git", "Resolve the merge so that each bead is there once");
        }
        if (!Utf8.IsValid(line))
        {
            throw place.Refuse("it is not UTF-8", "Save the file as UTF-8, or restore it");
        }
    }

    public static bool IsBlank(ReadOnlySpan<byte> line) => line.Trim(" \t\r"u8).IsEmpty;

    private static bool IsConflictMarker(ReadOnlySpan<byte> line) =>
        line.StartsWith("<<<<<<<"u8)
        || line.StartsWith("======="u8)
        || line.StartsWith(">>>>>>>"u8)
        || line.StartsWith("|||||||"u8);
}
