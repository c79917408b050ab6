using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Jsonl;

namespace BeadsAutomation.StoreTests.Contract;

/// <summary>The contract on a file, and what only a file can show.</summary>
public sealed class JsonlStoreTests : StoreContract
{
    private static readonly CancellationToken None = CancellationToken.None;

    private BeadsFile File => ((JsonlHarness)Harness).File;

    protected override Task<IStoreHarness> CreateHarnessAsync() => Task.FromResult<IStoreHarness>(new JsonlHarness());

    [Fact]
    public async Task Reading_changes_no_byte_and_makes_no_file()
    {
        await Harness.PutBeadAsync(new BeadRow(Id));
        await ReadsChangeNothingAsync();
        await ClaimAsync();
        await ReadsChangeNothingAsync();
    }

    [Fact]
    public async Task A_claim_changes_one_line_and_no_other_byte()
    {
        await Harness.PutBeadAsync(new BeadRow("code-0"));
        await Harness.PutBeadAsync(new BeadRow(Id));
        const string odd =
            "\r\n{\"_type\":\"config\",\"key\" : 1.0}\n\n{ \"id\":\"code-2\", \"x\" :\t[1e2] , \"title\":\"\\u00e9\"}";
        File.Text += odd;
        var before = File.Text;
        var line = File.Lines[1];

        await ClaimAsync();

        var claimed = File.Lines[1];
        claimed.ShouldNotBe(line);
        File.Text.ShouldBe(before.Replace(line, claimed, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bead_listed_twice_keeps_both_lines_and_the_last_one_is_written()
    {
        await Harness.PutBeadAsync(new BeadRow(Id) { Title = "the first", Status = "closed" });
        await Harness.PutBeadAsync(new BeadRow(Id) { Title = "the last" });
        var first = File.Lines[0];

        await ClaimAsync();

        File.Lines.Count.ShouldBe(2);
        File.Lines[0].ShouldBe(first);
        File.Lines[1].ShouldContain("\"status\":\"in_progress\"");
    }

    [Fact]
    public async Task What_is_lost_leaves_every_byte_as_it_was()
    {
        var key = await PutAndClaimAsync();
        var claim = ClaimOf(await ReadAsync());
        var before = File.State.ToString();

        (await ApplyAsync(claim)).ShouldBe(WriteResult.Lost);
        (await Store.MarkPostingAsync(key with { Token = NextToken() }, None)).Write.ShouldBe(WriteResult.Lost);
        (await Store.RecordAnswerAsync(key, new(AnswerClass.Unknown, null, ""), None)).ShouldBe(WriteResult.Lost);

        File.State.ToString().ShouldBe(before);
    }

    [Fact]
    public async Task Any_change_of_the_line_loses_the_claim_even_within_its_second()
    {
        await Harness.PutBeadAsync(new BeadRow(Id));
        var claim = ClaimOf(await ReadAsync());
        File.Change(Id, bead => bead["x_unknown"] = 2);

        (await ApplyAsync(claim)).ShouldBe(WriteResult.Lost);
    }

    [Fact]
    public async Task Where_the_line_is_full_the_status_changes_all_the_same()
    {
        await Harness.PutBeadAsync(new BeadRow(Id) { Notes = "x" });
        var room = Harness.NotesLimit - File.Lines[0].Length;
        // Little enough for a status, too much for the note.
        File.Change(Id, bead => bead["notes"] = new string('x', room - 50));
        var note = new string('n', 60);

        (await ApplyAsync(ClaimOf(await ReadAsync()) with { Note = note })).ShouldBe(WriteResult.Applied);

        File.Text.ShouldNotContain(note);
        (await ReadAsync()).Bead!.Status.ShouldBe(BeadStatus.InProgress);
    }

    [Fact]
    public async Task Leftovers_of_another_time_do_not_matter()
    {
        await Harness.PutBeadAsync(new BeadRow(Id));
        await System.IO.File.WriteAllTextAsync(File.Path + ".automation-tmp", "{\"id\":\"cut o");

        await ClaimAsync();

        (await CellsAsync())["status"].ShouldBe("in_progress");
    }

    private async Task ReadsChangeNothingAsync()
    {
        var before = File.State.ToString();

        await Store.ReadQueueAsync(None);
        await Store.ReadClaimsAsync(None);
        await Store.ReadBeadAsync(Id, None);
        await Store.ReadTextAsync(Id, None);
        await Store.ReadStateAsync("hold", None);

        File.State.ToString().ShouldBe(before);
    }
}
