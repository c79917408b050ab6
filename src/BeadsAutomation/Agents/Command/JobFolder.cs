using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BeadsAutomation.Hosting;
using BeadsAutomation.Hosting.Files;

namespace BeadsAutomation.Agents.Command;

/// <summary>
/// The folder of one job and its files. Each file is written under another name and renamed, so that nobody reads half of one; a file
/// that is not there reads as <see langword="null"/>.
/// </summary>
internal sealed record JobFolder(string Path)
{
    private const int TailBytes = 4 * 1024;

    public string PromptFile => Of("prompt.md");

    public string LogFile => Of("log.txt");

    public bool Exists => Directory.Exists(Path);

    public JobOrder? ReadOrder() => Read("order.json", JobJson.Default.JobOrder);

    public JobProcesses? ReadProcesses() => Read("process.json", JobJson.Default.JobProcesses);

    public JobExit? ReadExit() => Read("exit.json", JobJson.Default.JobExit);

    public void Write(JobOrder order) => Write("order.json", order, JobJson.Default.JobOrder, overwrite: true);

    /// <summary>The first to do this supervises the job; any later one fails.</summary>
    public void WriteFirst(JobProcesses processes) =>
        Write("process.json", processes, JobJson.Default.JobProcesses, overwrite: false);

    public void Write(JobProcesses processes) =>
        Write("process.json", processes, JobJson.Default.JobProcesses, overwrite: true);

    public void Write(JobExit exit) => Write("exit.json", exit, JobJson.Default.JobExit, overwrite: false);

    public void WritePrompt(string prompt)
    {
        using var file = PlainFile.Create(PromptFile);
        file.Write(Encoding.UTF8.GetBytes(prompt));
    }

    /// <summary>The last 4 KiB of the log; <see langword="null"/> when there is none.</summary>
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

    private void Write<T>(string name, T content, JsonTypeInfo<T> type, bool overwrite)
    {
        // The agent may write here, too: nobody knows the name before.
        var temporary = Of($"{name}.{new Entropy().NewToken()}.tmp");
        using (var stream = PlainFile.Create(temporary))
        {
            JsonSerializer.Serialize(stream, content, type);
            stream.Flush(flushToDisk: true);
        }
        File.Move(temporary, Of(name), overwrite);
    }
}
