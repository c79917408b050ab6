using BeadsAutomation.Tests.Configuration;

namespace BeadsAutomation.Tests.Commands.Doctor;

public sealed class DoctorTextTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Each_finding_is_a_line_with_its_fix()
    {
        Print(
            new Finding(DoctorCheck.Store, Severity.Ok, "Dolt 2.2.0"),
            new Finding(DoctorCheck.Closing, Severity.Info, "for its assignee only", "let the agent run as it"),
            new Finding(DoctorCheck.Tick, Severity.Warning, "1 ready\u001b[31m", "see\nthe log"),
            new Finding(DoctorCheck.Token, Severity.Error, "refused")
        );
        _home
            .Out.ToString()
            .ShouldBe(
                """
                ok    store       Dolt 2.2.0
                info  closing     for its assignee only — let the agent run as it
                warn  tick        1 ready [31m — see the log
                error token       refused

                """.ReplaceLineEndings("\n")
            );
    }

    [Fact]
    public void Where_a_right_lacks_the_statements_follow()
    {
        Print(new Finding(DoctorCheck.Rights, Severity.Error, "it lacks"));
        _home.Out.ToString().ShouldEndWith("\nCREATE TABLE t (\n  a INT\n);\n");
    }

    private void Print(params Finding[] findings) =>
        new ReportPrinter(_home.ProcessEnvironment, new BeadsOptions()).Print(
            new CommandReport
            {
                Command = "doctor",
                ExitCode = ExitCode.Done,
                Doctor = new DoctorReport(ExitCode.Done, findings, ["CREATE TABLE t (\n  a INT\n)"]),
            },
            json: false
        );
}
