using System.Diagnostics;
using BeadsAutomation.Agents.Command;

namespace BeadsAutomation.Commands.Doctor;

/// <summary>How git stands to a file.</summary>
public enum GitStanding
{
    /// <summary>It leaves it alone, there is no git, or git would not say.</summary>
    Apart,

    /// <summary>An <c>add -A</c> would take it.</summary>
    Offered,

    /// <summary>It is in the index: a stash or a checkout puts an older one in its place.</summary>
    Tracked,
}

/// <summary>Asks git itself: nobody else knows all of its lists. It changes nothing, and runs none of the repository's hooks.</summary>
internal static class Git
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>Asks.</summary>
    public static async Task<GitStanding> StandingOfAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return GitStanding.Apart;
        }
        var tracked = await RunAsync(path, ["ls-files", "--error-unmatch"], cancellationToken);
        return tracked switch
        {
            0 => GitStanding.Tracked,
            1 when await RunAsync(path, ["check-ignore", "--quiet"], cancellationToken) == 1 => GitStanding.Offered,
            _ => GitStanding.Apart,
        };
    }

    private static async Task<int?> RunAsync(
        string path,
        IEnumerable<string> question,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            string[] where = ["-C", Path.GetDirectoryName(path)!, "-c", "core.fsmonitor=false"];
            using var git = Process.Start(
                new ProcessStartInfo(
                    AgentCommandLine.Program("git"),
                    [.. where, .. question, "--", Path.GetFileName(path)]
                )
                {
                    UseShellExecute = false,
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
            try
            {
                await git.WaitForExitAsync(limit.Token);
                return git.ExitCode;
            }
            finally
            {
                if (!git.HasExited)
                {
                    git.Kill();
                }
            }
        }
        catch (Exception e) when (e is FileNotFoundException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
