using System.ComponentModel;
using System.Diagnostics;
using BeadsAutomation.Hosting;

namespace BeadsAutomation.Agents.Command;

/// <summary>
/// The process beside a job: it leads the job's process group, starts the agent, keeps its log and its time, and writes down how it
/// ended. The last thing it does is to kill its group, so that nothing of the job runs on unseen.
/// </summary>
internal sealed class Supervisor(JobFolder job, TimeProvider time, TextWriter answer)
{
    /// <summary>What it says when the agent runs; anything else is why it does not.</summary>
    public const string Started = "started";

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(3);

    /// <summary>Supervises the job in a folder; the answer is the exit code when no agent was started.</summary>
    public async Task<int> RunAsync()
    {
        if (!Posix.BeginSession())
        {
            return Refuse("it leads a process group already: beads-dispatcher starts it, nobody else");
        }
        using var stop = StopSignal.Listen();
        var me = new JobProcesses(ProcessIdentity.Of(Environment.ProcessId)!);
        JobOrder order;
        try
        {
            order = job.ReadOrder() ?? throw new FileNotFoundException($"there is no order in {job.Path}");
            job.WriteFirst(me);
        }
        catch (Exception e) when (JobsRoot.IsFault(e))
        {
            return Refuse(e.Message);
        }
        // Only now: whoever finds us alive knows that an agent may still be started.
        return order.IsFresh(time.GetUtcNow())
            ? await SuperviseAsync(order, me, stop.Token)
            : NotStarted("the order lay for more than a minute, so nobody waits for it any more");
    }

    private async Task<int> SuperviseAsync(JobOrder order, JobProcesses me, CancellationToken stop)
    {
        JobLog log;
        Process agent;
        try
        {
            log = new JobLog(job.LogFile);
            agent = Start(order.Command);
        }
        catch (Exception e) when (e is Win32Exception || JobsRoot.IsFault(e))
        {
            return NotStarted($"{order.Command[0]} could not be started: {e.Message}");
        }
        try
        {
            job.Write(me with { Agent = ProcessIdentity.Of(agent.Id) });
            Say(Started);
            var output = Task.WhenAll(
                log.ReadFromAsync(agent.StandardOutput.BaseStream),
                log.ReadFromAsync(agent.StandardError.BaseStream)
            );
            var kind = await WaitAsync(agent, order.Timeout, stop);
            // What the agent left behind may hold its output open.
            await WithinAsync(output, LastWords);
            int? code = kind == ExitKind.Ended ? agent.ExitCode : null;
            job.Write(new JobExit(kind, code, log.Fault, time.GetUtcNow()));
        }
        finally
        {
            Posix.KillGroup();
        }
        return (int)ExitCode.Done;
    }

    private static Process Start(IReadOnlyList<string> command)
    {
        var agent = Process.Start(
            new ProcessStartInfo(AgentCommandLine.Program(command[0]), command.Skip(1))
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        agent.StandardInput.Close();
        return agent;
    }

    private async Task<ExitKind> WaitAsync(Process agent, TimeSpan timeout, CancellationToken stop)
    {
        var exited = agent.WaitForExitAsync(CancellationToken.None);
        try
        {
            await exited.WaitAsync(timeout, time, stop);
            return ExitKind.Ended;
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            Posix.TerminateGroup();
            await WithinAsync(exited, Grace);
            return e is TimeoutException ? ExitKind.TimedOut : ExitKind.Stopped;
        }
    }

    private async Task WithinAsync(Task task, TimeSpan limit) =>
        await task.WaitAsync(limit, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private int NotStarted(string why)
    {
        job.Write(new JobExit(ExitKind.NotStarted, Code: null, Printable.Line(why, 300), time.GetUtcNow()));
        return Refuse(why);
    }

    private int Refuse(string why)
    {
        Say($"refused {Printable.Line(why, 300)}");
        return (int)ExitCode.Agent;
    }

    private void Say(string line)
    {
        answer.WriteLine(line);
        answer.Flush();
    }
}
