using BeadsAutomation.EndToEndTests.Jsonl;
using BeadsAutomation.EndToEndTests.Running;

namespace BeadsAutomation.EndToEndTests.Shells;

/// <summary>People type into a real shell on a terminal: a verb and a bead's id are begun, and the tabulator completes both.</summary>
public sealed class CompletionTests
{
    private const string Terminal = "/usr/bin/script";

    [Theory]
    [InlineData("bash", "bash --norc --noprofile -i", "source <(beads-dispatcher completions bash)")]
    [InlineData("zsh", "zsh -f -i", "autoload -U compinit; compinit -u -D; source <(beads-dispatcher completions zsh)")]
    public async Task The_tabulator_completes_a_verb_and_a_bead(string shell, string command, string setUp)
    {
        Assert.SkipUnless(IsThere(shell), $"no {shell}");
        Assert.SkipUnless(File.Exists(Terminal), "no script");
        await using var world = await WorldAsync();
        var typed = Path.Combine(world.File.Folder, "typed");
        await File.WriteAllTextAsync(typed, $"{setUp}\nbeads-dispatcher expl\tbd-o\t\nexit\n");

        var said = await RunAsync(world, "exec script -qec \"$0\" /dev/null < \"$1\"", command, typed);

        said.ShouldContain("bd-only goes next");
    }

    [Theory]
    [InlineData("expl", "explain")]
    [InlineData("explain bd-o", "bd-only")]
    [InlineData("--agent c", "command")]
    [InlineData("pause --rea", "--reason")]
    [InlineData("--config /et", "/etc/")]
    public async Task Fish_offers_the_same(string begun, string offered)
    {
        Assert.SkipUnless(IsThere("fish"), "no fish");
        await using var world = await WorldAsync();
        var fish = $"beads-dispatcher completions fish | source; complete -C 'beads-dispatcher {begun}'";

        (await RunAsync(world, "exec fish --no-config -c \"$0\"", fish)).Trim().ShouldBe(offered);
    }

    private static async Task<JsonlWorld> WorldAsync()
    {
        var world = await JsonlWorld.CreateAsync(new BeadRow("bd-only"), new BeadRow("bd-2") { Priority = 3 });
        var programs = Path.GetDirectoryName(await Executables.PathOfAsync(Product.Dispatcher))!;
        world.Environment["PATH"] = $"{programs}:{Environment.GetEnvironmentVariable("PATH")}";
        world.Environment["HOME"] = world.File.Folder;
        world.Environment["TERM"] = "dumb";
        return world;
    }

    private static async Task<string> RunAsync(JsonlWorld world, params string[] line)
    {
        await using var shell = await Product.StartAsync("/bin/bash", world.Environment, ["-c", .. line]);
        return (await shell.EndAsync()).With(0).Out;
    }

    private static bool IsThere(string shell) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, shell)));
}
