using BeadsAutomation.Hosting;
using BeadsAutomation.Hosting.Reports;
using BeadsAutomation.Operations.Doctor;
using BeadsAutomation.Operations.Doctor.Files;
using BeadsAutomation.Operations.Doctor.Judging;
using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Jsonl;
using Microsoft.Extensions.Logging.Abstractions;

namespace BeadsAutomation.Tests.Operations.Doctor;

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
        (finding.Check, finding.Severity).ShouldBe((Check.Store, Severity.Error));
        finding.Sentence.ShouldStartWith($"{_file.Path}, line 1: ");
        signs.ShouldBeNull();
    }

    [Fact]
    public async Task What_an_interrupted_write_left_is_good_to_know()
    {
        _file.Put(new BeadRow("bd-1"));
        await WriteAsync("automation.lock", "");
        await WriteAsync("automation-ledger.jsonl", "{\"at\":");
        await WriteAsync(Path.GetFileName(_file.Path) + ".automation-tmp", "");

        var (findings, _) = await ExamineAsync();

        findings.Where(f => f.Severity == Severity.Info).Select(f => f.Check).ShouldBe([Check.Ledger, Check.Leftovers]);
    }

    [Fact]
    public void A_path_that_may_not_be_written_is_an_error_by_name()
    {
        FileJudge.Rights([]).Severity.ShouldBe(Severity.Ok);
        var finding = FileJudge.Rights(["/data/.beads"]);
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
