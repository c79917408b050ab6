using System.Text.Json;
using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Chance;
using BeadsAutomation.Testing.Http;
using BeadsAutomation.Testing.Jsonl;

namespace BeadsAutomation.EndToEndTests.BadInput;

/// <summary>Whatever the fields of a file of beads hold: nothing of it reaches output, log or our notes raw.</summary>
public sealed class StrangeLinesTests : IAsyncLifetime
{
    private readonly BeadsFile _file = new();
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);
    private AgentDouble _agent = null!;

    public async ValueTask InitializeAsync()
    {
        _agent = await AgentDouble.StartAsync();
        _environment["BEADS_STORE"] = "jsonl";
        _environment["BEADS_FILE"] = _file.Path;
        _environment["BEADBOARD_URL"] = _agent.BeadBoardUrl.ToString();
        _environment["BEADS_LOG_LEVEL"] = "trace";
        _environment["BEADS_MAX_IN_FLIGHT"] = "1000";
    }

    public async ValueTask DisposeAsync()
    {
        await _agent.DisposeAsync();
        _file.Dispose();
    }

    [Fact]
    public async Task Any_text_in_any_field_is_shown_as_harmless_lines_and_sent_as_it_is()
    {
        // Half a character is refused with its line: see LineRefusalTests.
        var pieces = StrangeText.Pieces.Where(p => !p.Any(char.IsSurrogate) || p == "🚀").ToList();
        var beads = pieces
            .Select(
                (piece, i) =>
                    new BeadRow($"e{piece}{i}")
                    {
                        Title = piece,
                        Notes = piece,
                        AcceptanceCriteria = $"done {piece}",
                        IssueType = i % 2 == 0 ? "task" : piece,
                    }
            )
            .ToList();
        _file.Put(beads);
        _file.Put(beads.Select((bead, i) => new BeadRow($"w{i}{bead.Id}")));
        for (var i = 0; i < beads.Count; i++)
        {
            var blocker = beads[i].Id;
            _file.Change($"w{i}{blocker}", line => BeadJson.DependOn(line, blocker, "blocks"));
        }

        var said = new List<Said> { await RunAsync("--dry-run"), await RunAsync("--dry-run", "--output", "json") };
        for (var i = 0; i < beads.Count; i++)
        {
            said.Add(await RunAsync());
        }
        said.Add(await RunAsync("--sweep", "--output", "json"));
        said.Add(await RunAtAsync(TimeProvider.System.GetUtcNow().AddMinutes(40), "--allow-mass-reap"));
        foreach (var bead in beads)
        {
            said.Add(await RunAsync("rearm", "--dry-run", "--", bead.Id));
        }

        var sent = _agent.Requests.Where(r => r.IsDispatch).Select(r => r.BeadId).ToList();
        sent.Except(beads.Select(b => b.Id), StringComparer.Ordinal).ShouldBeEmpty();
        sent.ShouldBeUnique(StringComparer.Ordinal);
        sent.Count.ShouldBeGreaterThan(beads.Count / 2);
        said.ForEach(ShouldBeHarmless);
        foreach (var bead in beads)
        {
            var notes = (string?)_file.Find(bead.Id)["notes"] ?? "";
            notes.ShouldStartWith(bead.Notes);
            notes[bead.Notes.Length..].Split('\n').ShouldAllBe(line => Printable.IsPrintable(line));
        }
    }

    [Theory]
    [InlineData("description")]
    [InlineData("notes")]
    [InlineData("title")]
    [InlineData("x_unknown")]
    public async Task A_field_of_a_mebibyte_is_no_burden_and_is_never_shown(string field)
    {
        var huge = string.Concat(Enumerable.Repeat("\u001b[2J$(id)", 1024 * 1024 / 9));
        _file.Put(new BeadRow("bd-1"));
        _file.Change("bd-1", line => line[field] = huge);

        var dryRun = await RunAsync("--dry-run");
        var tick = (await RunAsync()).With(0);

        _agent.PostsOf("bd-1").ShouldBe(1);
        ((string)_file.Find("bd-1")[field]!).ShouldStartWith(huge);
        ShouldBeHarmless(dryRun);
        ShouldBeHarmless(tick);
        (dryRun.Everything.Length + tick.Everything.Length).ShouldBeLessThan(40_000);
    }

    private Task<Said> RunAsync(params string[] arguments) =>
        InProcess.RunAsync(DispatcherProgram.Executable, _environment, null, arguments);

    private Task<Said> RunAtAsync(DateTimeOffset at, params string[] arguments) =>
        InProcess.RunAsync(ReaperProgram.Executable, _environment, new TestClock(at), arguments);

    private static void ShouldBeHarmless(Said said)
    {
        said.Everything.Split('\n').Where(line => !Printable.IsPrintable(line)).ShouldBeEmpty();
        foreach (var line in said.Out.Split('\n').Where(line => line.StartsWith('{')))
        {
            JsonDocument.Parse(line).Dispose();
        }
    }
}
