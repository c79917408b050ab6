namespace BeadsAutomation.Agents.Command;

/// <summary>
/// What a job started, as far as it can be found: its supervisor's session and everything below the supervisor, which adopts what was
/// orphaned there; and, when the supervisor has gone, whatever still carries the name of its folder.
/// </summary>
internal static class JobTree
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>The processes of a supervisor that lives, without itself.</summary>
    /// <param name="all">Every process.</param>
    /// <param name="supervisor">Its number is its session's, too.</param>
    /// <param name="withOwnSessions">Also those below it that began a session of their own.</param>
    public static IReadOnlyList<ProcessStat> Below(
        IReadOnlyList<ProcessStat> all,
        ProcessIdentity supervisor,
        bool withOwnSessions
    )
    {
        var children = all.ToLookup(process => process.Parent);
        var below = new HashSet<ProcessStat>();
        var next = new Queue<(int Pid, long Started)>([(supervisor.Pid, supervisor.Started)]);
        while (next.TryDequeue(out var parent))
        {
            // The list took a moment to read: nobody is older than who started him.
            foreach (var child in children[parent.Pid].Where(child => child.Started >= parent.Started))
            {
                if (below.Add(child))
                {
                    next.Enqueue((child.Pid, child.Started));
                }
            }
        }
        return
        [
            .. all.Where(process =>
                process.Pid != supervisor.Pid
                && !process.IsDead
                && !process.IsEverybodys
                && (process.Session == supervisor.Pid || (withOwnSessions && below.Contains(process)))
            ),
        ];
    }

    /// <summary>Asks all to end.</summary>
    public static void Terminate(ProcessIdentity supervisor)
    {
        if (!OperatingSystem.IsLinux())
        {
            Posix.TerminateGroup();
        }
        foreach (var process in Living(supervisor, withOwnSessions: true))
        {
            process.Signal(Posix.SigTerm);
        }
    }

    /// <summary>Kills, and looks again, until none is left or it cannot be helped; the answer is who lives.</summary>
    public static async Task<IReadOnlyList<ProcessIdentity>> KillAsync(
        ProcessIdentity supervisor,
        bool withOwnSessions,
        TimeProvider time
    )
    {
        var began = time.GetTimestamp();
        while (true)
        {
            var living = Living(supervisor, withOwnSessions);
            if (living.Count == 0 || time.GetElapsedTime(began) > Patience)
            {
                return living;
            }
            foreach (var process in living)
            {
                process.Signal(Posix.SigKill);
            }
            await Task.Delay(Pause, time);
        }
    }

    /// <summary>Lets go of adopted children that have ended; the agent's end is for .NET to see.</summary>
    public static void Reap(ProcessIdentity supervisor, int agent)
    {
        try
        {
            foreach (var child in ProcessStat.ReadAll().Where(process => process.Parent == supervisor.Pid))
            {
                if (child.IsDead && child.Pid != agent)
                {
                    Posix.Reap(child.Pid);
                }
            }
        }
        catch (Exception e) when (JobsRoot.IsFault(e))
        {
            // They cost a number each; next time.
        }
    }

    /// <summary>What lives of a job whose supervisor and agent do not, or were never written down.</summary>
    public static IReadOnlyList<ProcessIdentity> LeftOf(JobFolder job, JobProcesses? processes) =>
        processes?.Supervisor.IsOfThisBoot() == false
            ? []
            : [.. LeftOf(ProcessStat.ReadAll(), job, processes?.Supervisor).Select(ProcessIdentity.Of)];

    private static IEnumerable<ProcessStat> LeftOf(
        IReadOnlyList<ProcessStat> all,
        JobFolder job,
        ProcessIdentity? supervisor
    )
    {
        // While anybody is in a session, nobody gets the number of who began it.
        var isTaken = all.Any(process => process.Pid == supervisor?.Pid && process.Started != supervisor.Started);
        return all.Where(process =>
            !process.IsDead
            && !process.IsEverybodys
            && (
                (!isTaken && process.Session == supervisor?.Pid && process.Started >= supervisor.Started)
                || process.Carries($"{AgentEnvironment.JobFolder}={job.Path}")
            )
        );
    }

    private static IReadOnlyList<ProcessIdentity> Living(ProcessIdentity supervisor, bool withOwnSessions) =>
        [.. Below(ProcessStat.ReadAll(), supervisor, withOwnSessions).Select(ProcessIdentity.Of)];
}
