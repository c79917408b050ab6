using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.Versioning;
using BeadsAutomation.Testing.Jsonl;

namespace BeadsAutomation.EndToEndTests.Jsonl;

/// <summary>What somebody else put where a file of ours belongs.</summary>
[SupportedOSPlatform("linux")]
internal sealed class Planted(BeadsFile file) : IDisposable
{
    // One that is closed takes its path away.
    private readonly List<Socket> _sockets = [];

    public const string Kept = "not ours\n";

    /// <summary>Where links lead to.</summary>
    public string Victim { get; } = Path.Combine(Directory.GetParent(file.Folder)!.FullName, "victim");

    public async Task PutAsync(string kind, string path)
    {
        switch (kind)
        {
            case "link":
                await File.WriteAllTextAsync(Victim, Kept);
                File.CreateSymbolicLink(path, Victim);
                break;
            case "link to a folder":
                Directory.CreateDirectory(Victim);
                File.CreateSymbolicLink(path, Victim);
                break;
            case "link to a device":
                File.CreateSymbolicLink(path, "/dev/zero");
                break;
            case "dangling link":
                File.CreateSymbolicLink(path, Victim);
                break;
            case "folder":
                Directory.CreateDirectory(path);
                break;
            case "socket":
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                _sockets.Add(socket);
                socket.Bind(new UnixDomainSocketEndPoint(path));
                break;
            case "pipe":
                await MakeAsync(path, "p");
                break;
            case "device":
                await MakeAsync(path, "c", "1", "3");
                break;
            default:
                await File.WriteAllTextAsync(path, Kept);
                break;
        }
    }

    /// <summary>Nothing was written through a link, and nothing made at its end.</summary>
    public void ShouldBeUntouched(string kind)
    {
        switch (kind)
        {
            case "link":
                File.ReadAllText(Victim).ShouldBe(Kept);
                break;
            case "link to a folder":
                Directory.EnumerateFileSystemEntries(Victim).ShouldBeEmpty();
                break;
            default:
                Path.Exists(Victim).ShouldBeFalse();
                break;
        }
    }

    public void Dispose() => _sockets.ForEach(socket => socket.Dispose());

    private static async Task MakeAsync(string path, params string[] kind)
    {
        using var mknod = Process.Start(
            new ProcessStartInfo("mknod", ["-m", "666", path, .. kind])
            {
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        await mknod.WaitForExitAsync();
        Assert.SkipUnless(mknod.ExitCode == 0, $"no such file can be made here: {mknod.StandardError.ReadToEnd()}");
    }
}
