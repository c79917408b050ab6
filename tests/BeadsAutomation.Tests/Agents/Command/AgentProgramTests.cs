using System.Diagnostics;
using System.Runtime.Versioning;

namespace BeadsAutomation.Tests.Agents.Command;

/// <summary>Which program a name means, beside what a shell says.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class AgentProgramTests : IDisposable
{
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserExecute;

    private readonly string _folder = Directory.CreateTempSubdirectory("beads-path-").FullName;

    public AgentProgramTests()
    {
        Put("plain/agent", UnixFileMode.UserRead);
        Directory.CreateDirectory(At("folder/agent"));
        Directory.CreateDirectory(At("empty"));
        Put("first/agent", Executable);
        Put("second/agent", Executable);
        Put("linked/target", Executable);
        File.CreateSymbolicLink(At("linked/agent"), At("linked/target"));
        Directory.CreateDirectory(At("dangling"));
        File.CreateSymbolicLink(At("dangling/agent"), At("nowhere"));
    }

    [Theory]
    [InlineData("first:second", "first")]
    [InlineData("second:first", "second")]
    [InlineData("plain:first", "first")]
    [InlineData("folder:first", "first")]
    [InlineData("dangling:missing:empty:first", "first")]
    [InlineData("plain:folder:second", "second")]
    [InlineData("linked:first", "linked")]
    [InlineData("plain", null)]
    [InlineData("folder:dangling", null)]
    [InlineData("empty", null)]
    public void A_bare_name_is_the_first_of_PATH_that_may_be_executed_as_for_a_shell(string folders, string? found)
    {
        var path = string.Join(':', folders.Split(':').Select(At));
        var expected = found is null ? "" : At($"{found}/agent");

        Found("agent", path).ShouldBe(expected);
        Shell("agent", path).ShouldBe(expected);
    }

    [Theory]
    [InlineData("first/agent", true)]
    [InlineData("plain/agent", false)]
    [InlineData("folder/agent", false)]
    [InlineData("missing", false)]
    public void A_name_with_a_slash_is_that_file_whatever_PATH_says(string file, bool may) =>
        Found(At(file), At("second")).ShouldBe(may ? At(file) : "");

    [Theory]
    [InlineData("")]
    [InlineData(":")]
    [InlineData("relative:./other")]
    public void Unlike_for_a_shell_nothing_is_looked_for_in_the_current_folder(string path)
    {
        Found("agent", path).ShouldBe("");
        Found("agent", $"{path}:{At("first")}").ShouldBe(At("first/agent"));
    }

    [Theory]
    [InlineData("agent", "plain", "{0}/plain/agent is no program that may be executed")]
    [InlineData("agent", "empty", "agent is in no folder of PATH")]
    [InlineData("/no/such/agent", "first", "/no/such/agent is not there")]
    [InlineData("/etc", "first", "/etc is no program that may be executed")]
    public void What_is_wrong_is_said(string name, string folder, string sentence) =>
        Should
            .Throw<FileNotFoundException>(() => AgentCommandLine.Program(name, At(folder)))
            .Message.ShouldBe(sentence.Replace("{0}", _folder, StringComparison.Ordinal));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Found(string name, string path)
    {
        try
        {
            return AgentCommandLine.Program(name, path);
        }
        catch (FileNotFoundException)
        {
            return "";
        }
    }

    private static string Shell(string name, string path)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", "command -v \"$0\"", name])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["PATH"] = path;
        using var shell = Process.Start(start)!;
        return shell.StandardOutput.ReadToEnd().TrimEnd();
    }

    private string At(string name) => Path.Combine(_folder, name);

    private void Put(string name, UnixFileMode mode)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllText(At(name), "#!/bin/sh\n");
        File.SetUnixFileMode(At(name), mode);
    }
}
