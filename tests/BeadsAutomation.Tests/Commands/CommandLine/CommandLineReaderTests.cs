namespace BeadsAutomation.Tests.Commands.CommandLine;

public sealed class CommandLineReaderTests
{
    [Theory]
    [InlineData("", "Tick", false, false, false)]
    [InlineData("tick", "Tick", false, false, false)]
    [InlineData("--dry-run", "Tick", true, false, false)]
    [InlineData("tick --dry-run", "Tick", true, false, false)]
    [InlineData("--sweep", "Tick", false, true, false)]
    [InlineData("tick --sweep --allow-mass-reap", "Tick", false, true, true)]
    [InlineData("--sweep tick", "Tick", false, true, false)]
    [InlineData("rearm bd-1 --dry-run", "Rearm", true, false, false)]
    [InlineData("run", "Run", false, false, false)]
    [InlineData("run --dry-run --no-sweep", "Run", true, false, false)]
    public void The_dispatcher_understands(string line, string verb, bool dryRun, bool sweep, bool massReap)
    {
        var request = Read(DispatcherProgram.Executable, line);
        request.Problem.ShouldBeNull();
        request.Verb.ToString().ShouldBe(verb);
        request.DryRun.ShouldBe(dryRun);
        request.WithSweep.ShouldBe(sweep);
        request.AllowMassReap.ShouldBe(massReap);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("sweep", false)]
    [InlineData("--allow-mass-reap", true)]
    [InlineData("sweep --allow-mass-reap", true)]
    public void The_reaper_understands(string line, bool massReap)
    {
        var request = Read(ReaperProgram.Executable, line);
        request.Problem.ShouldBeNull();
        request.Verb.ShouldBe(Verb.Sweep);
        request.AllowMassReap.ShouldBe(massReap);
    }

    [Theory]
    [InlineData("--output xml", "--output is 'xml': use text or json.")]
    [InlineData("--sweep rearm bd-1", "--sweep goes with tick only: leave it out.")]
    [InlineData("run --sweep", "--sweep goes with tick only: leave it out.")]
    [InlineData("run --allow-mass-reap", "--allow-mass-reap is for a sweep: add --sweep, or leave it out.")]
    [InlineData("--no-tick", "--no-tick and --no-sweep go with run only: leave them out.")]
    [InlineData("rearm bd-1 --no-sweep", "--no-tick and --no-sweep go with run only: leave them out.")]
    [InlineData("run --no-tick --no-sweep", "--no-tick and --no-sweep together leave nothing to do: leave one out.")]
    [InlineData("--allow-mass-reap", "--allow-mass-reap is for a sweep: add --sweep, or leave it out.")]
    [InlineData("rearm bd-1 --allow-mass-reap", "--allow-mass-reap is for a sweep: add --sweep, or leave it out.")]
    [InlineData("rearm", "Required argument 'id' missing for command: 'rearm'.")]
    [InlineData("rearm a b", "Unrecognized command or argument 'b'.")]
    [InlineData("sweep", "Unrecognized command or argument 'sweep'.")]
    [InlineData("--tick", "Unrecognized command or argument '--tick'.")]
    [InlineData("--password x", "Unrecognized command or argument '--password'.")]
    [InlineData("--port", "Required argument missing for option: '--port'.")]
    [InlineData("--port 1 --port 2", "Option '--port' expects a single argument but 2 were provided.")]
    public void A_wrong_line_is_told_in_a_sentence(string line, string sentence) =>
        Read(DispatcherProgram.Executable, line).Problem.ShouldBe(sentence);

    [Fact]
    public void A_blank_id_is_refused() =>
        CommandLineReader
            .Read(DispatcherProgram.Executable, ["rearm", " "])
            .Problem.ShouldBe("the id of the bead is blank: write it behind rearm.");

    [Theory]
    [InlineData("bd-1'; DROP TABLE issues; --")]
    [InlineData("@file")]
    [InlineData("🤖 \n\"")]
    [InlineData("-x")]
    [InlineData("--dry-run")]
    public void Any_id_is_taken_as_it_is(string id)
    {
        var request = CommandLineReader.Read(DispatcherProgram.Executable, ["rearm", "--", id]);
        request.Problem.ShouldBeNull();
        request.BeadId.ShouldBe(id);
        request.DryRun.ShouldBeFalse();
    }

    [Fact]
    public void Every_setting_but_a_secret_is_an_option_in_front_of_the_verb_or_behind_it()
    {
        foreach (var option in Settings.All.Select(s => s.Option).OfType<string>())
        {
            foreach (var line in new[] { $"{option} x tick", $"tick {option}=x" })
            {
                var request = Read(DispatcherProgram.Executable, line);
                request.Problem.ShouldBeNull();
                request.Settings.ShouldHaveSingleItem().ShouldBe(new(option, "x"));
            }
        }
        Settings.All.Where(s => s.IsSecret).ShouldAllBe(s => s.Option == null);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("rearm --help")]
    [InlineData("tick -?")]
    public void Help_is_given_wherever_it_is_asked_for(string line) =>
        Read(DispatcherProgram.Executable, line).Help.ShouldBeTrue();

    [Theory]
    [InlineData("0.1.0+63dd363a1b2c3d4e5f60", "0.1.0 (63dd363a1b2c)")]
    [InlineData("0.1.0+abc", "0.1.0 (abc)")]
    [InlineData("0.1.0", "0.1.0")]
    public void The_version_names_the_commit_when_the_build_knew_it(string stamp, string text) =>
        VersionText.Of(stamp).ShouldBe(text);

    private static Request Read(Executable executable, string line) =>
        CommandLineReader.Read(executable, line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
