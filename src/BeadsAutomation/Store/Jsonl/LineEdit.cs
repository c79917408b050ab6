namespace BeadsAutomation.Store.Jsonl;

/// <summary>Changes cells of a line and leaves every other byte of it alone.</summary>
internal static class LineEdit
{
    /// <summary>The line as a transition leaves it.</summary>
    /// <param name="line">The line as read.</param>
    /// <param name="status">The new status; <see langword="null"/> leaves it.</param>
    /// <param name="note">A line appended to the notes; <see langword="null"/> leaves them. Left out when the line would become too long to be read again.</param>
    /// <param name="updatedAt">The new stamp, whole seconds UTC. Also the time at which work started, if the status becomes <c>in_progress</c> and there is none.</param>
    public static byte[] Apply(BeadLine line, string? status, string? note, DateTime updatedAt) =>
        throw new NotSupportedException();
}
