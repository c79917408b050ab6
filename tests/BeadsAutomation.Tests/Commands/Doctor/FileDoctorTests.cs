using BeadsAutomation.Testing.Jsonl;
using Microsoft.Extensions.Logging.Abstractions;

namespace BeadsAutomation.Tests.Commands.Doctor;

public sealed class FileDoctorTests : IDisposable
{
    private readonly BeadsFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task A_healthy_folder_has_nothing_but_good_findings_and_stays_as_it_is()
    {
        _file.Put(new BeadRow("bd-1"), new BeadRow("bd-2"));
        var before = _file.State.ToString();

        var (findings, signs) = await ExamineAsync();

        findings
            .Select(f => $"{f.Severity} {f.Check}")
            .ShouldBe(["Ok Store", "Ok Rights", "Ok Ledger", "Ok Leftovers"]);
        findings[0].Sentence.ShouldBe($"{_file.Path} holds 2 beads");
        signs.ShouldNotBeNull();
        _file.State.ToString().ShouldBe(before);
    }

    [Fact]
    public async Task A_line_that_is_no_bead_is_an_error_and_ends_the_questions()
    {
        await File.WriteAllTextAsync(_file.Path, "{\n", TestContext.Current.CancellationToken);
        var (findings, signs) = await ExamineAsync();
        var finding = findings.ShouldHaveSingleItem();
        (finding.Check, finding.Severity).ShouldBe((DoctorCheck.Store, Severity.Error));
        finding.Sentence.ShouldStartWith($"{_file.Path}, line 1: ");
        signs.ShouldBeNull();
    }

    [Fact]
    public async Task A_value_that_nothing_depends_on_is_said_and_stops_nobody()
    {
        _file.Put(new BeadRow("bd-1"));
        _file.Text += """
            {"id":"bd-2","status":"closed","priority":"P2"}
            {"id":"bd-3","status":"closed","closed_at":"\ud800"}
            {"id":"bd-4","status":"closed","closed_at":""}

            """;

        var (findings, signs) = await ExamineAsync();

        var finding = findings.Single(f => f.Severity == Severity.Info);
        finding.Sentence.ShouldBe(
            "line 2: of bead bd-2, \"priority\" is not a whole number; line 3: of bead bd-3, \"closed_at\" is not a time. Nothing depends on it: it is read as absent"
        );
        findings.ShouldAllBe(f => f.ExitCode == ExitCode.Done);
        signs.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(GitStanding.Apart, null)]
    [InlineData(GitStanding.Tracked, "git rm --cached automation-ledger.jsonl")]
    [InlineData(
        GitStanding.Offered,
        "printf 'automation-ledger.jsonl\\nautomation.lock\\n*.automation-*tmp\\n' >> /w/.git/info/exclude"
    )]
    public void A_ledger_that_git_takes_for_part_of_the_work_is_a_warning_with_the_line_to_paste(
        GitStanding standing,
        string? fix
    )
    {
        var findings = FileJudge.Git(standing, "/w/.beads/automation-ledger.jsonl", "/w/.git/info/exclude").ToList();

        findings.Count.ShouldBe(fix is null ? 0 : 1);
        findings.ShouldAllBe(f => f.Severity == Severity.Warning && f.Fix!.StartsWith(fix!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_an_interrupted_write_left_is_good_to_know()
    {
        _file.Put(new BeadRow("bd-1"));
        await WriteAsync("automation.lock", "");
        await WriteAsync("automation-ledger.jsonl", "{\"at\":");
        await WriteAsync(Path.GetFileName(_file.Path) + ".automation-tmp", "");

        var (findings, _) = await ExamineAsync();

        findings
            .Where(f => f.Severity == Severity.Info)
            .Select(f => f.Check)
            .ShouldBe([DoctorCheck.Ledger, DoctorCheck.Leftovers]);
    }

    [Fact]
    public void A_path_that_may_not_be_written_is_an_error_by_name()
    {
        FileJudge.Rights([], []).Severity.ShouldBe(Severity.Ok);
        var finding = FileJudge.Rights(["/data/.beads"], []);
        finding.Severity.ShouldBe(Severity.Error);
        finding.Sentence.ShouldBe("this user may not write /data/.beads");
    }

    private Task WriteAsync(string name, string text) =>
        File.WriteAllTextAsync(Path.Combine(_file.Folder, name), text, TestContext.Current.CancellationToken);

    private async Task<(IReadOnlyList<Finding>, StoreSigns?)> ExamineAsync()
    {
        var examination = new Examination(NullLogger.Instance, default, default);
        var doctor = new FileDoctor(new BeadsOptions { BeadsFile = _file.Path }, TimeProvider.System);
        var signs = await doctor.ExamineAsync(examination);
        return (examination.Findings, signs);
    }
}
