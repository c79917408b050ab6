using BeadsAutomation.Commands.Output;

namespace BeadsAutomation.Commands.Doctor;

/// <summary>A line for each finding; below them the statements, where a right or a table is missing.</summary>
internal sealed class DoctorText(TextOutput output)
{
    /// <summary>Prints it.</summary>
    public void Write(DoctorReport report)
    {
        foreach (var finding in report.Findings)
        {
            Write(finding);
        }
        if (report.Findings.Any(f => f is { Check: DoctorCheck.Rights, Severity: not Severity.Ok }))
        {
            output.Line("");
            output.Line("To make the ledger and give the rights by hand, as a user who may:");
            foreach (var statement in report.Statements)
            {
                output.Line(statement + ";");
            }
        }
    }

    private void Write(Finding finding)
    {
        var word = finding.Severity switch
        {
            Severity.Ok => "ok",
            Severity.Info => "info",
            Severity.Warning => "warn",
            _ => "error",
        };
        var check = finding.Check.ToString().ToLowerInvariant();
        var line = $"{word, -5} {check, -11} {Shown.Text(finding.Sentence)}{Shown.Dash(finding.Fix ?? "")}";
        Action<string> print = finding.Severity switch
        {
            Severity.Ok => output.Good,
            Severity.Info => output.Line,
            Severity.Warning => output.Notable,
            _ => output.Bad,
        };
        print(line);
    }
}
