using BeadsAutomation.EndToEndTests.CommandAgent;
using BeadsAutomation.EndToEndTests.Running;

namespace BeadsAutomation.EndToEndTests.Quickstart;

public sealed class SampleAgentTests : IDisposable
{
    private const string Draft = """{"id":"a","title":"Draft é < it","status":"in_progress","notes":"one","x":1.50}""";
    private const string Others =
        "{ \"id\" : \"b\", \"n\":1.0e2 }\r\n\n{\"id\":\"a\",\"title\":\"an older line\"}\n{\"id\":\"c\",\"title\":\"Sell it\"}\r\n";

    private readonly Samples _samples = new();

    private string BeadsFile => Path.Combine(_samples.Folder, "issues.jsonl");

    public void Dispose() => _samples.Dispose();

    [Fact]
    public async Task It_closes_its_bead_and_keeps_every_other_byte()
    {
        await File.WriteAllTextAsync(BeadsFile, Others + Draft);

        (await RunAsync("a")).With(0);

        var after = await File.ReadAllTextAsync(BeadsFile);
        after.ShouldStartWith(Others);
        var line = after[Others.Length..];
        line.ShouldStartWith("{\"id\":\"a\",\"title\":\"Draft é < it\",\"status\":\"closed\",");
        line.ShouldContain("\"notes\":\"one\\nagent: wrote drafts/a.md\",\"x\":1.50,");
        line.ShouldNotEndWith("\n");
        (await File.ReadAllTextAsync(Path.Combine(_samples.Folder, "drafts", "a.md"))).ShouldStartWith("# é < it\n");
    }

    [Fact]
    public async Task What_it_cannot_do_it_leaves_with_a_note_and_exit_code_1()
    {
        await File.WriteAllTextAsync(BeadsFile, Others + Draft + "\n");

        (await RunAsync("c")).With(1);

        var line = (await File.ReadAllLinesAsync(BeadsFile))[3];
        line.ShouldStartWith("{\"id\":\"c\",\"title\":\"Sell it\",\"notes\":\"agent: I can only draft texts\"");
        line.ShouldNotContain("closed");
    }

    [Fact]
    public async Task A_bead_that_is_not_there_is_refused()
    {
        await File.WriteAllTextAsync(BeadsFile, Others);
        (await RunAsync("d")).With(1).Error.ShouldContain("has no bead d");
    }

    [Fact]
    public async Task What_another_writes_while_it_holds_the_lock_is_kept()
    {
        await File.WriteAllTextAsync(BeadsFile, Draft + "\n");
        var locked = new FileStream(
            Path.Combine(_samples.Folder, "automation.lock"),
            FileMode.OpenOrCreate,
            FileAccess.ReadWrite,
            FileShare.None
        );
        await using var agent = await _samples.StartAgentAsync("a");
        await Workshop.UntilAsync(() => File.Exists(Path.Combine(_samples.Folder, "drafts", "a.md")));
        await File.WriteAllTextAsync(BeadsFile, Draft.Replace("one", "another", StringComparison.Ordinal));
        await locked.DisposeAsync();

        var ended = (await agent.EndAsync()).With(0);

        // What it says is quoted on its bead, and must not depend on who else is at work.
        ended.Error.ShouldBeEmpty();
        (await File.ReadAllTextAsync(BeadsFile)).ShouldContain("\"notes\":\"another\\nagent: wrote drafts/a.md\"");
    }

    private async Task<Ended> RunAsync(string beadId)
    {
        await using var agent = await _samples.StartAgentAsync(beadId);
        return await agent.EndAsync();
    }
}
