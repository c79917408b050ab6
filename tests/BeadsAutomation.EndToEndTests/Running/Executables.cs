using System.Diagnostics;

namespace BeadsAutomation.EndToEndTests.Running;

/// <summary>The published programs.</summary>
internal static class Executables
{
    /// <summary>Names the folder that holds the programs and the samples. Without it: executables/ beside the tests, else they are published once, which needs the SDK.</summary>
    public const string FolderVariable = "BEADS_TEST_EXECUTABLES";

    private static readonly string[] Samples = ["samples/SampleAgent", "samples/SampleService", "samples/Quickstart"];

    private static readonly Lazy<Task<string>> Folder = new(FindAsync);

    /// <summary>The full path of a program.</summary>
    public static async Task<string> PathOfAsync(string program) => Path.Combine(await Folder.Value, program);

    private static async Task<string> FindAsync()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } named)
        {
            return File.Exists(Path.Combine(named, Product.Dispatcher))
                ? Path.GetFullPath(named)
                : throw new InvalidOperationException(
                    $"{FolderVariable} is '{named}', where there is no {Product.Dispatcher}: run 'eng/publish {named}' and publish {string.Join(", ", Samples)} there."
                );
        }
        var beside = Path.Combine(AppContext.BaseDirectory, "executables");
        if (File.Exists(Path.Combine(beside, Product.Dispatcher)))
        {
            return beside;
        }
        var root = FindRoot();
        var folder = Path.Combine(root, "artifacts", "executables");
        await RunAsync(Path.Combine(root, "eng", "publish"), folder);
        foreach (var sample in Samples)
        {
            var project = Path.Combine(root, sample);
            await RunAsync("dotnet", "publish", project, "-c", "Release", "-o", folder, "--nologo", "-v", "quiet");
        }
        return folder;
    }

    private static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "BeadsAutomation.sln")))
            {
                return at.FullName;
            }
        }
        throw new InvalidOperationException(
            $"There are no sources to publish the programs from: put them into executables/ beside the tests, or set {FolderVariable} to the folder that holds them."
        );
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var publish = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var error = publish.StandardError.ReadToEndAsync();
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} failed:\n{output}{await error}"
            );
        }
    }
}
