using System.Text.Json;

namespace BeadsAutomation.Commands;

/// <summary>
/// The one line that Kubernetes keeps of a container that has ended: <c>kubectl describe pod</c> shows it when the log is gone.
/// Anything else at that path, or nothing, is left alone.
/// </summary>
internal static class TerminationMessage
{
    /// <summary>What a kubelet reads at most, in bytes.</summary>
    public const int Longest = 4096;

    // With every character escaped this is still less than the longest.
    private const int MostBeads = 5;
    private const int LongestId = 40;
    private const int LongestError = 300;

    /// <summary>Writes it where a kubelet has put an empty file that we may write.</summary>
    public static void Write(string path, CommandReport report)
    {
        if (!Path.Exists(path))
        {
            return;
        }
        try
        {
            using var file = PlainFile.Open(path, FileAccess.Write);
            if (file.Length == 0)
            {
                file.Write(Of(report));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Meant for somebody else, then: exit code and log say the same.
        }
    }

    /// <summary>The line; lists and texts are cut so that it fits whatever they hold.</summary>
    public static byte[] Of(CommandReport report) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new RunSummary(
                report.Command,
                report.ExitCode,
                report.Tick?.Outcome,
                report.Tick?.Dispatches.Take(MostBeads).Select(d => Printable.Line(d.BeadId, LongestId)).ToList(),
                Counted(report.Tick?.Decisions.Select(d => d.Reason.Word())),
                Counted(report.Sweep?.Verdicts.Select(v => v.Verdict.Word())),
                report.Error is { } error ? Printable.Line(error, LongestError) : null
            ),
            ReportJson.Default.RunSummary
        );

    private static Dictionary<string, int>? Counted(IEnumerable<string>? words) =>
        words?.CountBy(w => w, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
}
