using System.Text.Encodings.Web;

namespace BeadsAutomation.Store.Jsonl;

/// <summary>Changes cells of a line and leaves every other byte of it alone.</summary>
internal static class LineEdit
{
    /// <summary>The line as a transition leaves it.</summary>
    /// <param name="line">The line as read.</param>
    /// <param name="status">The new status; <see langword="null"/> leaves it.</param>
    /// <param name="note">A line appended to the notes; <see langword="null"/> leaves them. Left out when the line would become too long to be read again.</param>
    /// <param name="updatedAt">The new stamp, whole seconds UTC. Also the time at which work started, if the status becomes <c>in_progress</c> and there is none.</param>
    /// <exception cref="StoreException">Without the note, too, the line would be too long.</exception>
    public static byte[] Apply(BeadLine line, string? status, string? note, DateTime updatedAt)
    {
        var cells = LineCells.Find(line.Bytes.Span);
        var splices = CellSplices(line, cells, status, Stamp.Of(updatedAt)).ToList();
        var edited = LineSplice.Apply(
            line.Bytes.Span,
            note is null ? splices : [.. splices, NoteSplice(line, cells, note)]
        );
        if (edited.Length > BeadLines.MaxLineBytes)
        {
            edited = LineSplice.Apply(line.Bytes.Span, splices);
        }
        return edited.Length <= BeadLines.MaxLineBytes
            ? edited
            : throw new StoreException(
                $"Bead {Printable.Line(line.Id, 60)} (line {line.LineNumber}) fills its line of at most {BeadLines.MaxLineBytes} bytes. Shorten it, its notes for instance; nothing was written."
            );
    }

    private static IEnumerable<LineSplice> CellSplices(BeadLine line, LineCells cells, string? status, string stamp)
    {
        if (status is not null)
        {
            yield return LineSplice.Set("status", cells.Status, Quoted(status), cells.Anchor);
        }
        yield return LineSplice.Set("updated_at", cells.UpdatedAt, Quoted(stamp), cells.Anchor);
        if (status is BeadStatus.InProgress && !HoldsText(line, cells.StartedAt))
        {
            yield return LineSplice.Set("started_at", cells.StartedAt, Quoted(stamp), cells.Anchor);
        }
    }

    // What the notes hold keeps its bytes: the addition goes before their closing quote.
    private static LineSplice NoteSplice(BeadLine line, LineCells cells, string note) =>
        HoldsText(line, cells.Notes)
            ? new LineSplice(
                (cells.Notes!.Value.End.Value - 1)..(cells.Notes.Value.End.Value - 1),
                "\\n" + Escaped(note)
            )
            : LineSplice.Set("notes", cells.Notes, Quoted(note), cells.Anchor);

    private static bool HoldsText(BeadLine line, Range? cell) =>
        cell is { } range
        && !line.Bytes.Span[range].SequenceEqual("null"u8)
        && !line.Bytes.Span[range].SequenceEqual("\"\""u8);

    private static string Quoted(string text) => $"\"{Escaped(text)}\"";

    private static string Escaped(string text) => JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text);
}
