using BeadsAutomation.Testing.Jsonl;
using BeadsAutomation.Tests.Configuration;

namespace BeadsAutomation.Tests.Commands.Completions;

public sealed class CompleterTests : IDisposable
{
    private readonly TemporaryHome _home = new();
    private readonly BeadsFile _file = new();

    public CompleterTests()
    {
        _file.Put(
            new BeadRow("bd-open"),
            new BeadRow("bd-working") { Status = "in_progress" },
            new BeadRow("x;touch pwned"),
            new BeadRow("-rf"),
            new BeadRow("bob-1") { Assignee = "bob" }
        );
        _home.Set("BEADS_STORE", "jsonl").Set("BEADS_FILE", _file.Path);
    }

    public void Dispose()
    {
        _home.Dispose();
        _file.Dispose();
    }

    [Theory]
    [InlineData("expl", "explain")]
    [InlineData("re", "rearm resume reap report")]
    [InlineData("nothing-begins-so", "")]
    [InlineData("--dry", "--dry-run")]
    [InlineData("--output ", "text json")]
    [InlineData("tick --agent s", "service")]
    [InlineData("--store=", "")]
    [InlineData("completions ", "bash zsh fish")]
    [InlineData("config ", "show")]
    [InlineData("pause --rea", "--reason")]
    [InlineData("resume --rea", "")]
    [InlineData("--config ", "")]
    public async Task A_verb_an_option_or_one_of_its_values_may_come_next(string begun, string offered) =>
        (await OfferedAsync(begun)).ShouldBe(Words(offered), ignoreOrder: true);

    [Theory]
    [InlineData("explain ", "bd-open bd-working")]
    [InlineData("explain bd-open bd-w", "bd-working")]
    [InlineData("rearm ", "bd-open bd-working")]
    [InlineData("dispatch ", "bd-open")]
    [InlineData("cancel ", "bd-working")]
    [InlineData("reap ", "bd-working")]
    [InlineData("history bd-o", "bd-open")]
    public async Task A_bead_of_the_sentinel_that_the_verb_is_for_may_come_next_if_a_shell_reads_it_as_one_word(
        string begun,
        string offered
    ) => (await OfferedAsync(begun)).ShouldBe(Words(offered), ignoreOrder: true);

    [Fact]
    public async Task Options_come_only_when_a_dash_asks_for_them_or_nothing_else_can_come()
    {
        (await OfferedAsync("")).ShouldAllBe(word => !word.StartsWith('-'));
        (await OfferedAsync("status ")).ShouldContain(word => word == "--check");
        (await OfferedAsync("explain --")).ShouldAllBe(word => word.StartsWith("--"));
    }

    [Fact]
    public async Task A_store_that_cannot_be_read_offers_no_bead_and_says_nothing()
    {
        _home.Set("BEADS_FILE", "/nowhere/issues.jsonl");
        (await OfferedAsync("explain bd")).ShouldBeEmpty();
        _home.Set("BEADS_STORE", "sqlite");
        (await OfferedAsync("explain bd")).ShouldBeEmpty();
        _home.Error.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_program_offers_its_own()
    {
        await Completer.RunAsync(ReaperProgram.Executable, [""], _home.ProcessEnvironment);
        Words(_home.Out.ToString().Replace('\n', ' ')).Order(StringComparer.Ordinal).ShouldBe(["completions", "sweep"]);
    }

    [Fact]
    public void Every_shell_has_a_script_of_each_program_without_a_place_left_open()
    {
        foreach (var shell in CompletionScript.Shells)
        {
            CompletionScript.Of(ReaperProgram.Executable, shell).ShouldContain("beads-reaper complete ");
            CompletionScript.Of(DispatcherProgram.Executable, shell).ShouldNotContain("@program@");
            CompletionScript.Of(DispatcherProgram.Executable, shell).ShouldNotContain("@function@");
        }
    }

    private async Task<IReadOnlyList<string>> OfferedAsync(string begun)
    {
        _home.Out.GetStringBuilder().Clear();
        (await Completer.RunAsync(DispatcherProgram.Executable, begun.Split(' '), _home.ProcessEnvironment)).ShouldBe(
            0
        );
        return _home.Out.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
