namespace BeadsAutomation.Store.Jsonl;

/// <summary>Every change that the store makes to a file; before each of them a test may end the process.</summary>
internal sealed class FileChanges(StorePaths paths, IFaultPoints faults)
{
    private const UnixFileMode ReadAndWrite = (UnixFileMode)0b110_110_110;

    /// <summary>Opens the lock, made if need be, for nobody else. It is the first of our files: git is told of all of them then.</summary>
    public FileStream OpenLock()
    {
        if (!Path.Exists(paths.Lock))
        {
            Next();
            GitExclude.Write(paths.Folder);
        }
        return PlainFile.OpenOrCreate(paths.Lock, FileShare.None, ModeBesideBeads());
    }

    /// <summary>Makes the next content of a file ready beside it, on the disk, to belong to whom the file belongs.</summary>
    public void Prepare(string path, ReadOnlySpan<byte> content)
    {
        var old = PlainFile.RequireReplaceable(path);
        DropPrepared(path);
        try
        {
            Next();
            var mode = old.Kind == FileKind.Plain ? old.Mode : PlainFile.Private;
            using var file = PlainFile.Create(paths.TemporaryOf(path), mode, owner: old.Owner);
            Write(path, file, content);
        }
        catch (IOException)
        {
            // It may hold what is left of a full disk.
            DropPrepared(path);
            throw;
        }
    }

    /// <summary>Puts what was made ready in the place of the file: old or new, never between.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isAsRead">The last look: nothing comes between it and the rename.</param>
    public async Task<bool> ReplaceAsync(string path, Func<Task<bool>> isAsRead)
    {
        Next();
        if (!await isAsRead())
        {
            return false;
        }
        PlainFile.Replace(paths.TemporaryOf(path), path);
        return true;
    }

    /// <summary>Appends to a file, made if need be, to the disk.</summary>
    public void Append(string path, ReadOnlySpan<byte> content)
    {
        Next();
        using var file = PlainFile.OpenOrCreate(path, FileShare.Read, ModeBesideBeads());
        file.Seek(0, SeekOrigin.End);
        Write(path, file, content);
    }

    /// <summary>Takes back everything behind so many bytes.</summary>
    public void Truncate(string path, long length)
    {
        Next();
        using var file = PlainFile.Open(path, FileAccess.Write, FileShare.Read);
        Told(path, () => file.SetLength(length));
        Next();
        Told(path, () => file.Flush(flushToDisk: true));
    }

    /// <summary>Deletes what was made ready and is not wanted any more, by whomever.</summary>
    public void DropPrepared(string path)
    {
        foreach (var left in StorePaths.LeftoversOf(path))
        {
            Next();
            Told(left, () => File.Delete(left));
        }
    }

    private void Write(string path, FileStream file, ReadOnlySpan<byte> content)
    {
        Next();
        try
        {
            file.Write(content);
        }
        catch (IOException e)
        {
            throw FileFaultException.Of(path, e);
        }
        Next();
        Told(path, () => file.Flush(flushToDisk: true));
    }

    // Who may read and write the beads may do so with what lies beside them.
    private UnixFileMode ModeBesideBeads() => PlainFile.Private | (FileFacts.At(paths.Beads).Mode & ReadAndWrite);

    private static void Told(string path, Action act)
    {
        try
        {
            act();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileFaultException.Of(path, e);
        }
    }

    private void Next() => faults.Reached(FaultPoint.FileOperation);
}
