namespace BeadsAutomation.Agents.Command;

/// <summary>One dispatcher at a time counts slots and takes one.</summary>
internal static class JobsLock
{
    /// <summary>Takes the lock; disposing of it, or the end of the process, gives it back.</summary>
    /// <exception cref="IOException">Others held it for too long, or the file cannot be made.</exception>
    public static Task<FileStream> TakeAsync(
        JobsRoot root,
        TimeSpan limit,
        TimeProvider time,
        CancellationToken cancellationToken
    ) =>
        HeldFile.OpenAsync(
            () => PlainFile.OpenOrCreate(Path.Combine(root.Path, ".lock"), FileShare.None),
            limit,
            time,
            cancellationToken
        );
}
