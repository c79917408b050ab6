using System.Text;

namespace BeadsAutomation.Common;

/// <summary>
/// Writes for as long as that works: what we say of our work must not undo it. A full disk, a closed descriptor, a terminal that is gone
/// end the words and not the process; the first failure is kept for whoever asks. A reader that has enough (<c>| head -1</c>) is none.
/// </summary>
internal sealed class UnfailingWriter(TextWriter inner) : TextWriter
{
    /// <summary>Why not everything was written; <see langword="null"/> while it was.</summary>
    public string? Failure { get; private set; }

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Try(() => inner.Write(value));

    /// <inheritdoc/>
    public override void Write(string? value) => Try(() => inner.Write(value));

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Try(() => inner.WriteLine(value));

    private void Try(Action write)
    {
        if (Failure is not null)
        {
            return;
        }
        try
        {
            write();
        }
        // .NET takes a bad descriptor for a path that may not be entered.
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Failure = Printable.Line(e.GetBaseException().Message, 200);
        }
    }
}
