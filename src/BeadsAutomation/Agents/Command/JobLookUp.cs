using BeadsAutomation.Hosting;

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
                : root.Job(query.Token) is { } job ? Look(job, query)
                : CannotTell("the claim's token cannot name a folder");
        }
        catch (Exception e) when (JobsRoot.IsFault(e))
        {
            return CannotTell(e.Message);
        }
    }

    private static JobReport Look(JobFolder job, JobQuery query)
    {
        if (job.ReadExit() is { } exit)
        {
            return Ended(job, exit);
        }
        if (HostOf(query.Worker) is { Length: > 0 } host && host != HostOf(Worker.Name))
        {
            return CannotTell($"the job runs on {host}: run the reaper there");
        }
        var young = query.SincePosted < SurelyBegun;
        if (!job.Exists)
        {
            return young ? CannotTell("the job has no folder yet") : Lost($"there is no {job.Path}");
        }
        if (job.ReadProcesses() is not { } processes)
        {
            return young ? Report(JobState.Queued, "its supervisor is starting") : Lost("its supervisor never started");
        }
        if (processes.IsAnyAlive())
        {
            return Report(
                JobState.Running,
                $"runs as process {(processes.Agent ?? processes.Supervisor).Pid}; log: {job.LogFile}"
            );
        }
        // It may have ended between the two looks.
        return job.ReadExit() is { } late
            ? Ended(job, late)
            : Lost("ended without an exit code: killed, or the machine restarted").Left(job.LogTail());
    }

    private static JobReport Ended(JobFolder job, JobExit exit)
    {
        var (state, words) = exit.Kind switch
        {
            ExitKind.Ended when exit.Code == 0 => (JobState.Completed, "completed"),
            ExitKind.Ended => (JobState.Failed, $"exit code {exit.Code}"),
            ExitKind.TimedOut => (JobState.TimedOut, "ran out of its time"),
            ExitKind.Stopped => (JobState.Errored, "its supervisor was asked to stop, and its processes were killed"),
            _ => (JobState.Errored, "no agent was started"),
        };
        var report = Report(state, exit.Error is null ? words : $"{words}: {exit.Error}");
        return report.Left(job.LogTail()) with
        {
            ExitCode = exit.Code,
            Ending = exit.Kind == ExitKind.TimedOut ? "ran out of its time, and its processes were killed" : null,
        };
    }

    private static string HostOf(string worker) => worker[..Math.Max(0, worker.LastIndexOf('/'))];

    private static JobReport CannotTell(string why) => Report(JobState.CannotTell, why);

    private static JobReport Lost(string why) => Report(JobState.Lost, why) with { Ending = $"is lost: {why}" };

    private static JobReport Report(JobState state, string detail) =>
        new(state, ExitCode: null, Printable.Line(detail, 300));
}
