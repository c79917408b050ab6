using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BeadsAutomation.Agents.Command;

/// <summary>
/// The folder of one job and its files. Each file is written under another name and renamed, so that nobody reads half of one; a file
/// that is not there reads as <see langword="null"/>.
/// </summary>
internal sealed record JobFolder(string Path)
{
    // The result of an agent may quote what it was denied: its line is long.
    private const int TailBytes = 256 * 1024;
    private const string ProcessFile = "process.json";
    private const string ExitFile = "exit.json";

    public string PromptFile => Of("prompt.md");

    public string LogFile => Of("log.txt");

    public bool Exists => Directory.Exists(Path);

    public JobOrder? ReadOrder() => Read("order.json", JobJson.Default.JobOrder);

    public JobProcesses? ReadProcesses() => Read(ProcessFile, JobJson.Default.JobProcesses);

    public JobExit? ReadExit() => Read(ExitFile, JobJson.Default.JobExit);

    public void Write(JobOrder order) => Write("order.json", order, JobJson.Default.JobOrder);

    public void Write(JobProcesses processes) => Write(ProcessFile, processes, JobJson.Default.JobProcesses);

    public void Write(JobExit exit) => Write(ExitFile, exit, JobJson.Default.JobExit);

    /// <summary>Whoever makes the log supervises the job, he alone: the kernel lets one of several make a file.</summary>
    /// <exception cref="IOException">Somebody was first, or it cannot be made.</exception>
    public JobLog Take() => new(LogFile);

    /// <summary>Takes the place of a supervisor that never came, so that none can come any more; false when one was there, or may have been.</summary>
    public bool TryClose()
    {
        try
        {
            Take().Dispose();
        }
        catch (Exception e) when (JobsRoot.IsFault(e))
        {
            return false;
        }
        return !System.IO.Path.Exists(Of(ProcessFile)) && !System.IO.Path.Exists(Of(ExitFile));
    }

    /// <summary>Undoes <see cref="Take"/>, for one who started nothing and cannot write that down.</summary>
    public void GiveBack()
    {
        File.Delete(Of(ProcessFile));
        File.Delete(LogFile);
    }

    public void WritePrompt(string prompt)
    {
        using var file = PlainFile.Create(PromptFile);
        file.Write(Encoding.UTF8.GetBytes(prompt));
    }

    /// <summary>The last 256 KiB of the log; <see langword="null"/> when there is none.</summary>
    public string? LogTail()
    {
        try
        {
            using var log = PlainFile.Open(LogFile, FileAccess.Read);
            log.Seek(-Math.Min(log.Length, TailBytes), SeekOrigin.End);
            var tail = new byte[TailBytes];
            var length = log.ReadAtLeast(tail, TailBytes, throwOnEndOfStream: false);
            return Encoding.UTF8.GetString(tail, 0, length);
        }
        catch (Exception e) when (e is FileNotFoundException or FileFaultException)
        {
            // An agent that put something else in its place has nothing to say.
            return null;
        }
    }

    private string Of(string name) => System.IO.Path.Combine(Path, name);

    private T? Read<T>(string name, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            using var file = PlainFile.Open(Of(name), FileAccess.Read);
            return JsonSerializer.Deserialize(file, type)
                ?? throw new InvalidDataException($"{Of(name)} holds nothing");
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{Of(name)} is damaged: {e.Message}", e);
        }
    }

    private void Write<T>(string name, T content, JsonTypeInfo<T> type)
    {
        // The agent may write here, too: nobody knows the name before.
        var temporary = Of($"{name}.{new Entropy().NewToken()}.tmp");
        using (var stream = PlainFile.Create(temporary))
        {
            JsonSerializer.Serialize(stream, content, type);
            stream.Flush(flushToDisk: true);
        }
        File.Move(temporary, Of(name), overwrite: true);
    }
}
