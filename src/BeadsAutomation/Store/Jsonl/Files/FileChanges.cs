using BeadsAutomation.Hosting;

namespace BeadsAutomation.Store.Jsonl.Files;

/// <summary>Every change that the store makes to a file; before each of them a test may end the process.</summary>
internal sealed class FileChanges(IFaultPoints faults)
{
    /// <summary>Opens the lock, made if need be, for nobody else.</summary>
    public FileStream OpenLock(string path)
    {
        if (!File.Exists(path))
        {
            Next();
        }
        return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
    }

    /// <summary>Makes the next content of a file ready beside it, on the disk.</summary>
    public void Prepare(string path, ReadOnlySpan<byte> content)
    {
        var temporary = StorePaths.TemporaryOf(path);
        Next();
        using var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        if (!OperatingSystem.IsWindows() && File.Exists(path))
        {
            File.SetUnixFileMode(temporary, File.GetUnixFileMode(path));
        }
        Next();
        file.Write(content);
        Next();
        file.Flush(flushToDisk: true);
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
        File.Move(StorePaths.TemporaryOf(path), path, overwrite: true);
        return true;
    }

    /// <summary>Appends to a file, made if need be, to the disk.</summary>
    public void Append(string path, ReadOnlySpan<byte> content)
    {
        Next();
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        Next();
        file.Write(content);
        Next();
        file.Flush(flushToDisk: true);
    }

    /// <summary>Takes back everything behind so many bytes.</summary>
    public void Truncate(string path, long length)
    {
        Next();
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.Read, bufferSize: 0);
        file.SetLength(length);
        Next();
        file.Flush(flushToDisk: true);
    }

    /// <summary>Deletes what was made ready and is not wanted any more.</summary>
    public void DropPrepared(string path)
    {
        Next();
        File.Delete(StorePaths.TemporaryOf(path));
    }

    private void Next() => faults.Reached(FaultPoint.FileOperation);
}
