using System.Runtime.Versioning;
using BeadsAutomation.EndToEndTests.Running;

namespace BeadsAutomation.EndToEndTests.Jsonl;

/// <summary>
/// Runs a program over a disk that is full, read-only or no disk of its own: really mounted, in a mount namespace that ends with the run.
/// What the run leaves there is carried back into the folder, where there is room again.
/// </summary>
[SupportedOSPlatform("linux")]
internal static class MountedRun
{
    private const string Unshare = "/usr/bin/unshare";

    private const string Small = """
        set -e
        here=$1 free=$2; shift 2
        keep=$(mktemp -d)
        cp -a "$here/." "$keep"
        mount -t tmpfs -o size=64k none "$here"
        cp -a "$keep/." "$here"
        head -c 1M /dev/zero > "$here/fill" 2>/dev/null || true
        truncate -s $(($(stat -c %s "$here/fill") - free * 4096)) "$here/fill"
        set +e
        "$@"
        code=$?
        rm -f "$here/fill"
        rm -rf "$keep"; mkdir "$keep"; cp -a "$here/." "$keep"
        umount "$here"
        find "$here" -mindepth 1 -delete
        cp -a "$keep/." "$here"
        rm -rf "$keep"
        exit $code
        """;

    private const string ReadOnly = """
        set -e
        here=$1; shift 2
        mount --bind "$here" "$here"
        mount -o remount,ro,bind "$here"
        exec "$@"
        """;

    private const string Alone = """
        set -e
        here=$1; shift 2
        mount --bind "$here/issues.jsonl" "$here/issues.jsonl"
        exec "$@"
        """;

    /// <summary>With so many pages of 4 KiB left.</summary>
    public static Task<Ended> OnFullDiskAsync(JsonlWorld world, int free, string program, params string[] arguments) =>
        RunAsync(Small, free, world, program, arguments);

    public static Task<Ended> OnReadOnlyDiskAsync(JsonlWorld world, string program, params string[] arguments) =>
        RunAsync(ReadOnly, 0, world, program, arguments);

    /// <summary>The file is mounted by itself, as a container does with a single file.</summary>
    public static Task<Ended> WithFileMountedAloneAsync(JsonlWorld world, string program, params string[] arguments) =>
        RunAsync(Alone, 0, world, program, arguments);

    private static async Task<Ended> RunAsync(
        string script,
        int free,
        JsonlWorld world,
        string program,
        string[] arguments
    )
    {
        await RequireAsync(world);
        var path = await Executables.PathOfAsync(program);
        await using var run = await Product.StartAsync(
            Unshare,
            world.Environment,
            ["-m", "/bin/sh", "-c", script, "sh", world.File.Folder, $"{free}", path, .. arguments]
        );
        return await run.EndAsync();
    }

    private static async Task RequireAsync(JsonlWorld world)
    {
        Assert.SkipUnless(File.Exists(Unshare), "no unshare: nothing can be mounted for one run.");
        await using var probe = await Product.StartAsync(
            Unshare,
            world.Environment,
            "-m",
            "/bin/sh",
            "-c",
            "mount -t tmpfs none /mnt"
        );
        var ended = await probe.EndAsync();
        Assert.SkipUnless(ended.Code == 0, $"no right to mount: {ended.Error.Trim()}");
    }
}
