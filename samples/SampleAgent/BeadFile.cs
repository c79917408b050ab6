using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SampleAgent;

/// <summary>The file with one bead in each line, shared with others: written under their lock, replaced as a whole.</summary>
internal sealed class BeadFile(string named, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // Lock and copy lie beside the file itself, also where it was reached through a link.
    private readonly string _path = File.ResolveLinkTarget(named, returnFinalTarget: true)?.FullName ?? named;

    /// <summary>The bead, or <see langword="null"/>.</summary>
    public async Task<JsonObject?> FindAsync(string id)
    {
        var lines = BeadLines.Split(await File.ReadAllBytesAsync(_path));
        return BeadLines.LastOf(id, lines) is >= 0 and var at ? BeadLines.Parse(lines[at]) : null;
    }

    /// <summary>Adds a note to the bead and, with a reason, closes it. Every other line stays as it is, byte for byte.</summary>
    public async Task ChangeAsync(string id, string note, string? closeReason = null)
    {
        using var theLock = await LockAsync();
        var lines = BeadLines.Split(await File.ReadAllBytesAsync(_path));
        var at = BeadLines.LastOf(id, lines);
        var bead = BeadLines.Parse(lines[at])!;
        var now = $"{time.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}";
        bead["notes"] = bead["notes"] is { } notes && $"{notes}".Length > 0 ? $"{notes}\n{note}" : note;
        bead["updated_at"] = now;
        if (closeReason is not null)
        {
            bead["status"] = "closed";
            bead["closed_at"] = now;
            bead["close_reason"] = closeReason;
        }
        lines[at] = BeadLines.Replace(lines[at], bead.ToJsonString(Plain));
        var copy = _path + ".sample-agent-tmp";
        await File.WriteAllBytesAsync(copy, [.. lines.SelectMany(l => l)]);
        File.Move(copy, _path, overwrite: true);
    }

    private async Task<FileStream> LockAsync()
    {
        var path = Path.Combine(Path.GetDirectoryName(_path) ?? "", "automation.lock");
        for (var began = time.GetTimestamp(); ; await Task.Delay(Pause, time))
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (time.GetElapsedTime(began) < Patience)
            {
                // Others write. Not a word of it: what an agent says is quoted on its bead, and must not depend on who else is at work.
            }
        }
    }
}
