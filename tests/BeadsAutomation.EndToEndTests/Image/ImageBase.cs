using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace BeadsAutomation.EndToEndTests.Image;

/// <summary>
/// What the base of the last stage holds, <c>runtime-deps:10.0-noble-chiseled</c>, as its Dockerfile and Ubuntu's slices list it, made from
/// this machine's packages: the same files of another distribution's builds, and nothing else. No shell, no time zones, and of
/// <c>/usr/lib/ssl</c> one link.
/// </summary>
[SupportedOSPlatform("linux")]
internal static class ImageBase
{
    private const string Certificates = "etc/ssl/certs/ca-certificates.crt";

    // libc6_libs, libgcc-s1_libs, libstdc++6_libs, libssl3t64_libs and what these bring.
    public static readonly string[] Libraries =
    [
        "libc.so.6",
        "libdl.so.2",
        "libm.so.6",
        "libpthread.so.0",
        "libresolv.so.2",
        "librt.so.1",
        "libgcc_s.so.1",
        "libstdc++.so.6",
        "libssl.so.3",
        "libcrypto.so.3",
        "libz.so.1",
        "libzstd.so.1",
    ];

    // base-files_base, and what the container runtime mounts or makes.
    private static readonly string[] Folders =
    [
        "etc/ssl/certs",
        "home/app",
        "root",
        "run/lock",
        "run/secrets",
        "tmp",
        "usr/bin",
        "usr/lib64",
        "usr/lib/ssl",
        "usr/sbin",
        "usr/share",
        "var/cache",
        "var/lib",
        "var/log",
        "var/tmp",
        "dev",
        "proc",
        "sys",
    ];

    private static readonly (string Path, string Target)[] Links =
    [
        ("bin", "usr/bin"),
        ("lib", "usr/lib"),
        ("lib64", "usr/lib64"),
        ("sbin", "usr/sbin"),
        ("var/run", "/run"),
        ("var/lock", "/run/lock"),
        ("usr/lib/ssl/cert.pem", $"/{Certificates}"),
    ];

    private static string LibraryFolder =>
        $"usr/lib/{(RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "aarch64" : "x86_64")}-linux-gnu";

    /// <summary>A file of the base that this machine lacks, in words; none when all are here.</summary>
    public static string? Missing() =>
        Libraries
            .Select(library => $"/{LibraryFolder}/{library}")
            .Append($"/{Certificates}")
            .Where(path => !File.Exists(path))
            .Select(path => $"no {path}")
            .FirstOrDefault();

    /// <param name="root">An empty folder.</param>
    /// <param name="interpreter">The loader.</param>
    public static void Lay(string root, string interpreter)
    {
        foreach (var folder in Folders.Append(LibraryFolder))
        {
            Directory.CreateDirectory(Path.Combine(root, folder));
        }
        File.SetUnixFileMode(Path.Combine(root, "tmp"), (UnixFileMode)0b001_111_111_111);
        foreach (var (path, target) in Links)
        {
            File.CreateSymbolicLink(Path.Combine(root, path), target);
        }
        foreach (var path in Libraries.Select(library => $"{LibraryFolder}/{library}").Append(Certificates))
        {
            File.Copy($"/{path}", Path.Combine(root, path));
        }
        File.Copy(interpreter, root + interpreter);
        File.WriteAllText(
            Path.Combine(root, "etc/passwd"),
            "root:x:0:0:root:/root:/bin/bash\napp:x:1654:1654::/home/app:/bin/false\n"
        );
        File.WriteAllText(Path.Combine(root, "etc/group"), "root:x:0:\napp:x:1654:\n");
        File.WriteAllText(Path.Combine(root, "etc/hosts"), "127.0.0.1 localhost\n");
    }
}
