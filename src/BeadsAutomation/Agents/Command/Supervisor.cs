using System.ComponentModel;
using System.Diagnostics;

namespace BeadsAutomation.Agents.Command;

/// <summary>
/// The process beside a job: it leads the job's session, adopts what is orphaned below it, starts the agent, keeps its log and its time,
/// kills what is left of it, and writes down how it ended. What it says on its outputs is for people.
/// </summary>
internal sealed class Supervisor(JobFolder job, TimeProvider time, TextWriter words)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan BetweenFunerals = TimeSpan.FromSeconds(10);

    /// <summary>Supervises the job in a folder; the answer is the exit code when no agent was started.</summary>
    public async Task<int> RunAsync()
    {
        if (!Posix.BeginSession())
        {
            return Refuse("it leads a process group already: beads-dispatcher starts it, nobody else");
        }
        using var stop = StopSignal.Listen();
        Posix.AdoptOrphans();
        JobOrder order;
        JobLog log;
        try
        {
            order = job.ReadOrder() ?? throw new FileNotFoundException($"there is no order in {job.Path}");
            log = job.Take();
        }
        catch (Exception e) when (JobsRoot.IsFault(e))
        {
            return Refuse(e.Message);
        }
        using (log)
        {
            var me = new JobProcesses(ProcessIdentity.Of(Environment.ProcessId)!);
            try
            {
                job.Write(me);
            }
            catch (Exception e) when (JobsRoot.IsFault(e))
            {
                return NotStarted(e.Message);
            }
            // Only now: whoever finds us alive knows that an agent may still be started.
            return order.IsFresh(time.GetUtcNow())
                ? await SuperviseAsync(order, log, me, stop.Token)
                : NotStarted("the order lay for more than a minute, so nobody waits for it any more");
        }
    }

    private async Task<int> SuperviseAsync(JobOrder order, JobLog log, JobProcesses me, CancellationToken stop)
    {
        Process agent;
        try
        {
            agent = Start(order.Command);
        }
        // Each before there is a process.
        catch (Exception e) when (e is Win32Exception or FileNotFoundException)
        {
            return NotStarted($"{order.Command[0]} could not be started: {e.Message}");
        }
        try
        {
            job.Write(me with { Agent = ProcessIdentity.Of(agent.Id) ?? ProcessIdentity.Ended(agent.Id) });
            Posix.LetGoOfOutputs();
            agent.StandardInput.Close();
            var output = Task.WhenAll(
                log.ReadFromAsync(agent.StandardOutput.BaseStream),
                log.ReadFromAsync(agent.StandardError.BaseStream)
            );
            var kind = await WaitAsync(agent, me.Supervisor, order.Timeout, stop);
            // What the agent left behind may hold its output open.
            await WithinAsync(output, LastWords);
            var survivors = await JobTree.KillAsync(me.Supervisor, withOwnSessions: kind != ExitKind.Ended, time);
            int? code = kind == ExitKind.Ended ? agent.ExitCode : null;
            job.Write(new JobExit(kind, code, log.Fault, time.GetUtcNow(), survivors.Count > 0 ? survivors : null));
        }
        finally
        {
            Posix.KillGroup();
        }
        return (int)ExitCode.Done;
    }

    private static Process Start(IReadOnlyList<string> command) =>
        Process.Start(
            new ProcessStartInfo(AgentCommandLine.Program(command[0]), command.Skip(1))
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;

    private async Task<ExitKind> WaitAsync(Process agent, ProcessIdentity me, TimeSpan timeout, CancellationToken stop)
    {
        var exited = agent.WaitForExitAsync(CancellationToken.None);
        await using var funerals = time.CreateTimer(
            _ => JobTree.Reap(me, agent.Id),
            state: null,
            BetweenFunerals,
            BetweenFunerals
        );
        try
        {
            await exited.WaitAsync(timeout, time, stop);
            return ExitKind.Ended;
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            JobTree.Terminate(me);
            await WithinAsync(exited, Grace);
            return e is TimeoutException ? ExitKind.TimedOut : ExitKind.Stopped;
        }
    }

    private async Task WithinAsync(Task task, TimeSpan limit) =>
        await task.WaitAsync(limit, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private int NotStarted(string why)
    {
        try
        {
            job.Write(new JobExit(ExitKind.NotStarted, Code: null, Printable.Line(why, 300), time.GetUtcNow()));
        }
        catch (Exception e) when (JobsRoot.IsFault(e))
        {
            // A full disk, perhaps: so the dispatcher finds that the job was never taken.
            job.GiveBack();
        }
        return Refuse(why);
    }

    private int Refuse(string why)
    {
        try
        {
            words.WriteLine($"refused: {Printable.Line(why, 300)}");
            words.Flush();
        }
        catch (IOException)
        {
            // Who cannot be told sees the exit code, and the folder.
        }
        return (int)ExitCode.Agent;
    }
}
