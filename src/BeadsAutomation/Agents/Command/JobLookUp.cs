namespace BeadsAutomation.Agents.Command;

/// <summary>What became of a job, from its folder and the processes of this machine. Writes nothing.</summary>
internal static class JobLookUp
{
    // As with a service: nobody may call a job lost that is only slow to begin.
    private static readonly TimeSpan SurelyBegun = TimeSpan.FromMinutes(5);

    /// <summary>Looks; what cannot be read is no proof of anything.</summary>
    public static JobReport Find(JobsRoot root, JobQuery query)
    {
        try
        {
            return !root.Exists ? CannotTell($"{root.Path} is not there: dispatcher and reaper must share it")
                : root.Job(query.Token) is { } job ? Look(root, job, query)
                : CannotTell("the claim's token cannot name a folder");
        }
        catch (Exception e) when (JobsRoot.IsFault(e))
        {
            return CannotTell(e.Message);
        }
    }

    private static JobReport Look(JobsRoot root, JobFolder job, JobQuery query)
    {
        var host = HostOf(query.Worker);
        var elsewhere = host.Length > 0 && host != HostOf(Worker.Name);
        if (job.ReadExit() is { } exit)
        {
            return Ended(job, exit, elsewhere);
        }
        if (elsewhere)
        {
            return CannotTell($"the job runs on {host}: run the reaper there");
        }
        var processes = job.ReadProcesses();
        if (processes?.IsAnyAlive() == true)
        {
            return Report(
                JobState.Running,
                $"runs as process {(processes.Agent ?? processes.Supervisor).Pid}; log: {job.LogFile}"
            );
        }
        // It may have ended between the two looks.
        return job.ReadExit() is { } late ? Ended(job, late, elsewhere) : Missed(root, job, query, processes);
    }

    /// <summary>Nobody who is known lives, and nobody said how it ended.</summary>
    private static JobReport Missed(JobsRoot root, JobFolder job, JobQuery query, JobProcesses? processes)
    {
        var young = query.SincePosted < SurelyBegun;
        if (processes is null && young)
        {
            return job.Exists
                ? Report(JobState.Queued, "its supervisor is starting")
                : CannotTell("the job has no folder yet");
        }
        var missed =
            !job.Exists ? $"there is no {job.Path}"
            : processes is null ? "its supervisor never started"
            : "its supervisor and its agent have ended";
        if (JobTree.LeftOf(job, processes) is { Count: > 0 } left)
        {
            return Report(JobState.Running, $"{missed}; still lives: {ProcessIdentity.Words(left)}");
        }
        if (!job.Exists && !root.HasBegun(query.Token))
        {
            return CannotTell(
                $"{root.Path} has never heard of the job: it was begun with another jobs folder, or not at all"
            );
        }
        return processes is null
            ? Lost(missed)
            : Lost("ended without an exit code: killed, or the machine restarted").Left(job.LogTail());
    }

    private static JobReport Ended(JobFolder job, JobExit exit, bool elsewhere)
    {
        var living = elsewhere ? exit.Survivors ?? [] : exit.Living();
        var still = living.Count > 0 ? $"; still lives: {ProcessIdentity.Words(living)}" : "";
        var killed = still.Length > 0 ? still : ", and its processes were killed";
        var (state, words) = exit.Kind switch
        {
            ExitKind.Ended when exit.Code == 0 => (JobState.Completed, "completed" + still),
            ExitKind.Ended => (JobState.Failed, $"exit code {exit.Code}{still}"),
            ExitKind.TimedOut => (JobState.TimedOut, "ran out of its time" + still),
            ExitKind.Stopped => (JobState.Errored, "its supervisor was asked to stop" + killed),
            _ => (JobState.Errored, "no agent was started"),
        };
        var report = Report(state, exit.Error is null ? words : $"{words}: {exit.Error}");
        return report.Left(job.LogTail()) with
        {
            ExitCode = exit.Code,
            Ending = exit.Kind switch
            {
                ExitKind.TimedOut => "ran out of its time" + killed,
                ExitKind.Ended when still.Length > 0 => (
                    exit.Code == 0 ? "completed" : $"failed with exit code {exit.Code}"
                ) + still,
                _ => null,
            },
        };
    }

    private static string HostOf(string worker) => worker[..Math.Max(0, worker.LastIndexOf('/'))];

    private static JobReport CannotTell(string why) => Report(JobState.CannotTell, why);

    private static JobReport Lost(string why) => Report(JobState.Lost, why) with { Ending = $"is lost: {why}" };

    private static JobReport Report(JobState state, string detail) =>
        new(state, ExitCode: null, Printable.Line(detail, 300));
}
