using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using BeadsAutomation.EndToEndTests.Running;

namespace BeadsAutomation.EndToEndTests.Runbook;

/// <summary>What the runbook says, and its blocks as somebody pastes them into bash: bd and kubectl are stand-ins, jq is the real one.</summary>
[UnsupportedOSPlatform("windows")]
internal static partial class Pasted
{
    private static readonly string Document = File.ReadAllText(
        Path.Combine(AppContext.BaseDirectory, "documents", "RUNBOOK.md")
    );

    /// <summary>The step of this number in "Verify after a change", on one line; its block as it stands.</summary>
    public static (string Text, string Block) Step(int number)
    {
        var steps = Between("<!-- verify: performed by a test -->");
        var step = Numbered().Split(steps)[number];
        var block = string.Join('\n', step.Split('\n').Where(l => l.StartsWith("       ", StringComparison.Ordinal)));
        return (Blank().Replace(step, " ").Trim(), block);
    }

    /// <summary>The function that runs a verb in the cluster.</summary>
    public static string Verb => Between("<!-- verb: run by a test -->");

    /// <summary>Runs a block with the stand-ins on PATH; what it says.</summary>
    public static async Task<string> RunAsync(World world, string block)
    {
        var state = Directory.CreateTempSubdirectory("beads-runbook-");
        try
        {
            var start = new ProcessStartInfo("bash", ["-eo", "pipefail", "-c", block])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            };
            var standIns = Path.Combine(AppContext.BaseDirectory, "stand-ins");
            foreach (var name in new[] { "bd", "kubectl" })
            {
                File.SetUnixFileMode(
                    Path.Combine(standIns, name),
                    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                );
            }
            start.Environment["PATH"] = $"{standIns}:{Environment.GetEnvironmentVariable("PATH")}";
            start.Environment["STATE"] = state.FullName;
            start.Environment["PROGRAMS"] = Path.GetDirectoryName(await Executables.PathOfAsync(Product.Dispatcher));
            foreach (var (name, value) in world.Environment)
            {
                start.Environment[name] = value;
            }
            start.Environment["MYSQL_PWD"] = world.Environment["BEADS_DOLT_PASSWORD"];
            using var bash = Process.Start(start)!;
            var said = await Task.WhenAll(bash.StandardOutput.ReadToEndAsync(), bash.StandardError.ReadToEndAsync());
            await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
            bash.ExitCode.ShouldBe(0, string.Concat(said));
            return said[0];
        }
        finally
        {
            state.Delete(recursive: true);
        }
    }

    private static string Between(string mark)
    {
        var from = Document.IndexOf(mark, StringComparison.Ordinal);
        from.ShouldBeGreaterThan(0, mark);
        from += mark.Length;
        return Document[from..Document.IndexOf("<!-- end -->", from, StringComparison.Ordinal)];
    }

    [GeneratedRegex(@"^\d\. ", RegexOptions.Multiline, 1000)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blank();
}
