using System.Diagnostics;
using System.Runtime.Versioning;
using BeadsAutomation.EndToEndTests.Running;

namespace BeadsAutomation.EndToEndTests.Image;

/// <summary>
/// The image's files as a folder, since there is nobody here who builds images: its base's, and what the last stage adds. Programs run
/// with it as their root, which is read-only, as the image's user and as process 1, in namespaces that end with the run.
/// </summary>
[SupportedOSPlatform("linux")]
public sealed class ImageRoot : IAsyncLifetime
{
    private const string Unshare = "/usr/bin/unshare";

    private const string Script = """
        set -e
        root=$1 user=$2 mounts=$3; shift 3
        mount --bind "$root" "$root"
        mount -t proc none "$root/proc"
        mount --bind /dev "$root/dev"
        while [ "$mounts" -gt 0 ]; do
            mount --bind "$1" "$root$2"
            mounts=$((mounts - 1)); shift 2
        done
        mount -o remount,ro,bind "$root"
        exec chroot --userspec="$user:$user" "$root" "$@"
        """;

    private static readonly string[] Documents = ["LICENSE", "THIRD-PARTY-NOTICES"];

    private string? _lacking;

    /// <summary>The folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("beads-image-").FullName;

    public async ValueTask InitializeAsync()
    {
        _lacking = await LackingAsync();
        if (_lacking is not null)
        {
            return;
        }
        // Whoever is not root may go through it.
        File.SetUnixFileMode(Folder, (UnixFileMode)0b111_101_101);
        var program = await Executables.PathOfAsync(Product.Dispatcher);
        ImageBase.Lay(Folder, ElfFile.Read(program).Interpreter);
        foreach (var (from, to) in LastStage.Copies)
        {
            if (from == "/app")
            {
                LayPrograms(Folder + to, Path.GetDirectoryName(program)!);
            }
            else
            {
                await CopyAsync(from, Folder + to);
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Where this machine does not allow it, the test is skipped.</summary>
    public void Require() => Assert.SkipWhen(_lacking is not null, $"no image root: {_lacking}");

    /// <param name="environment">What a pod would set.</param>
    /// <param name="mounts">Files and folders of this machine, and the paths at which they appear.</param>
    /// <param name="command">A program in there, with its arguments.</param>
    internal Task<Product> StartAsync(
        IReadOnlyDictionary<string, string> environment,
        IReadOnlyList<(string From, string To)> mounts,
        params string[] command
    )
    {
        Require();
        var all = new Dictionary<string, string>(LastStage.Environment, StringComparer.Ordinal);
        foreach (var (name, value) in environment)
        {
            all[name] = value;
        }
        string[] mounted = [.. mounts.SelectMany(m => new[] { m.From, m.To })];
        return Product.StartAsync(
            Unshare,
            all,
            [
                "--mount",
                "--pid",
                "--fork",
                "/bin/sh",
                "-c",
                Script,
                "sh",
                Folder,
                LastStage.User,
                $"{mounts.Count}",
                .. mounted,
                .. command,
            ]
        );
    }

    /// <summary>The same, to its end.</summary>
    internal async Task<Ended> RunAsync(
        IReadOnlyDictionary<string, string> environment,
        IReadOnlyList<(string From, string To)> mounts,
        params string[] command
    )
    {
        await using var run = await StartAsync(environment, mounts, command);
        return await run.EndAsync();
    }

    private static void LayPrograms(string folder, string published)
    {
        Directory.CreateDirectory(folder);
        foreach (var program in new[] { Product.Dispatcher, Product.Reaper })
        {
            File.Copy(Path.Combine(published, program), Path.Combine(folder, program));
        }
        foreach (var document in Documents)
        {
            File.Copy(Path.Combine(AppContext.BaseDirectory, "documents", document), Path.Combine(folder, document));
        }
    }

    private static async Task CopyAsync(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        using var copy = Process.Start("/bin/cp", ["-a", from, to]);
        await copy.WaitForExitAsync();
        copy.ExitCode.ShouldBe(0, from);
    }

    private static async Task<string?> LackingAsync()
    {
        if (!File.Exists(Unshare))
        {
            return $"no {Unshare}";
        }
        if (ImageBase.Missing() is { } missing)
        {
            return missing;
        }
        await using var probe = await Product.StartAsync(
            Unshare,
            new Dictionary<string, string>(StringComparer.Ordinal),
            "--mount",
            "--pid",
            "--fork",
            "/bin/sh",
            "-c",
            "mount --bind /mnt /mnt && mount -t proc none /mnt && chroot / /bin/true"
        );
        var ended = await probe.EndAsync();
        return ended.Code == 0 ? null : $"no right to mount and chroot: {ended.Error.Trim()}";
    }
}
