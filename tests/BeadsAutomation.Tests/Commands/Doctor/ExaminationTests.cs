using Microsoft.Extensions.Logging.Abstractions;

namespace BeadsAutomation.Tests.Commands.Doctor;

public sealed class ExaminationTests
{
    private static readonly Finding Fine = new(DoctorCheck.Agent, Severity.Ok, "fine");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_check_that_fails_is_a_finding_and_the_others_go_on(bool isStore)
    {
        var examination = new Examination(NullLogger.Instance, default, default);
        (
            await examination.MakeAsync(
                DoctorCheck.Notes,
                _ => throw (isStore ? new StoreException("no: do this") : new InvalidOperationException("odd\nthing"))
            )
        ).ShouldBeFalse();
        (await examination.MakeAsync(DoctorCheck.Agent, _ => Add(examination))).ShouldBeTrue();

        examination
            .Findings.Select(f => (f.Check, f.Severity))
            .ShouldBe([(DoctorCheck.Notes, Severity.Error), (DoctorCheck.Agent, Severity.Ok)]);
        examination.Findings[0].Sentence.ShouldBe(isStore ? "no: do this" : "this check ended unexpectedly: odd thing");
    }

    [Fact]
    public async Task A_refusal_of_what_only_the_doctor_asks_is_good_to_know()
    {
        var examination = new Examination(NullLogger.Instance, default, default);
        await examination.MakeAsync(DoctorCheck.History, _ => throw new StoreException("no"), Severity.Info);
        examination.Findings.ShouldHaveSingleItem().ExitCode.ShouldBe(ExitCode.Done);
    }

    [Fact]
    public async Task A_check_that_time_did_not_reach_says_so()
    {
        var examination = new Examination(NullLogger.Instance, default, new CancellationToken(true));
        (await examination.MakeAsync(DoctorCheck.Agent, _ => Add(examination))).ShouldBeFalse();
        examination.Findings.ShouldHaveSingleItem().Severity.ShouldBe(Severity.Warning);
    }

    [Fact]
    public async Task Whoever_wants_to_stop_gets_no_finding()
    {
        var stopped = new CancellationToken(true);
        var examination = new Examination(NullLogger.Instance, stopped, stopped);
        await Should.ThrowAsync<OperationCanceledException>(() =>
            examination.MakeAsync(DoctorCheck.Agent, _ => Add(examination))
        );
        examination.Findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(DoctorCheck.Schema, Severity.Error, ExitCode.Store)]
    [InlineData(DoctorCheck.Agent, Severity.Error, ExitCode.Agent)]
    [InlineData(DoctorCheck.Token, Severity.Error, ExitCode.Agent)]
    [InlineData(DoctorCheck.Tick, Severity.Warning, ExitCode.Attention)]
    [InlineData(DoctorCheck.Agent, Severity.Info, ExitCode.Done)]
    [InlineData(DoctorCheck.Store, Severity.Ok, ExitCode.Done)]
    public void Severity_decides_the_exit_code(DoctorCheck check, Severity severity, ExitCode code) =>
        new Finding(check, severity, "").ExitCode.ShouldBe(code);

    private static Task Add(Examination examination)
    {
        examination.Add(Fine);
        return Task.CompletedTask;
    }
}
