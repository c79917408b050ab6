using System.ComponentModel;
using System.Diagnostics;
using BeadsAutomation.Hosting;

namespace BeadsAutomation.Agents.Command;

/// <summary>Starts the supervisor of a prepared job, and waits for the one line that it says.</summary>
internal sealed class SupervisorLauncher(
    BeadsOptions options,
    TimeProvider time,
    AgentTimeouts timeouts,
    SupervisorProgram program
)
{
    /// <summary>Never throws once a process may have been started: that it was cancelled is an unknown start.</summary>
    public async Task<(SupervisedStart Start, string Why)> LaunchAsync(
        DispatchOrder order,
        JobFolder job,
        CancellationToken cancellationToken
    )
    {
        var start = program.For(job);
        AgentEnvironment.Apply(start.Environment, order, job, options);
        Posix.KeepDescriptors();
        Process supervisor;
        try
        {
            supervisor = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            return (SupervisedStart.NoSupervisor, $"no supervisor could be started: {e.Message}");
        }
        using (supervisor)
        using (var limit = new CancellationTokenSource(timeouts.Dispatch, time))
        using (var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken))
        {
            try
            {
                return await ListenAsync(supervisor, job, both.Token);
            }
            catch (Exception e) when (e is OperationCanceledException || JobsRoot.IsFault(e))
            {
                return (SupervisedStart.Unknown, $"the supervisor did not say whether the agent started: {e.Message}");
            }
        }
    }

    private static async Task<(SupervisedStart Start, string Why)> ListenAsync(
        Process supervisor,
        JobFolder job,
        CancellationToken cancellationToken
    )
    {
        // A read of a pipe may not see that it is cancelled.
        var line = await supervisor
            .StandardOutput.ReadLineAsync(cancellationToken)
            .AsTask()
            .WaitAsync(cancellationToken);
        if (line is not null)
        {
            return line == Supervisor.Started
                ? (SupervisedStart.Started, "")
                : (SupervisedStart.Refused, line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        }
        await supervisor.WaitForExitAsync(cancellationToken);
        var error = await supervisor.StandardError.ReadToEndAsync(cancellationToken).WaitAsync(cancellationToken);
        var why = $"the supervisor ended with exit code {supervisor.ExitCode} and no word: {error}";
        // Before it starts anything it says in a file who it is.
        return (job.ReadProcesses() is null ? SupervisedStart.NoSupervisor : SupervisedStart.Unknown, why);
    }
}
