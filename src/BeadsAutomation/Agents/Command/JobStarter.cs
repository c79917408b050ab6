using BeadsAutomation.Agents.Prompts;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Agents.Command;

/// <summary>Starts the job of an order, once: under a lock it takes a slot, makes the folder and has it supervised.</summary>
internal sealed class JobStarter(
    BeadsOptions options,
    JobsRoot root,
    SupervisorLauncher launcher,
    TimeProvider time,
    IFaultPoints faults,
    ILogger log
)
{
    // The rest of a dispatch's time is for the supervisor.
    private static readonly TimeSpan LockLimit = TimeSpan.FromSeconds(10);

    public async Task<DispatchAnswer> StartAsync(DispatchOrder order, CancellationToken cancellationToken)
    {
        var created = time.GetUtcNow();
        if (root.Job(order.Token) is not { } job)
        {
            return Answer(AnswerClass.BeadFaultForGood, "the claim's token cannot name a folder");
        }
        // An environment ends a text at a NUL, and the agent would work on the bead of that name.
        if (order.BeadId.Contains('\0', StringComparison.Ordinal))
        {
            return Answer(AnswerClass.BeadFaultForGood, "the bead's id holds a NUL, which no environment can carry");
        }
        try
        {
            faults.Reached(FaultPoint.FileOperation);
            root.Make();
            root.Begin(order.Token);
            faults.Reached(FaultPoint.FileOperation);
            using var taken = await JobsLock.TakeAsync(root, LockLimit, time, cancellationToken);
            var answer = Refusal(job) ?? await StartAsync(order, job, created, cancellationToken);
            Prune();
            return answer;
        }
        catch (Exception e) when (JobsRoot.IsFault(e))
        {
            return Answer(AnswerClass.Environment, $"no job was started: {e.Message}");
        }
    }

    private DispatchAnswer? Refusal(JobFolder job)
    {
        if (job.Exists)
        {
            return Answer(job, SupervisedStart.In(job));
        }
        var taken = root.CountRunning();
        return taken < options.AgentSlots
            ? null
            : Answer(AnswerClass.Busy, $"{taken} of {options.AgentSlots} slots taken");
    }

    private async Task<DispatchAnswer> StartAsync(
        DispatchOrder order,
        JobFolder job,
        DateTimeOffset created,
        CancellationToken cancellationToken
    )
    {
        Prepare(order, job, created);
        faults.Reached(FaultPoint.FileOperation);
        var start = await launcher.LaunchAsync(order, job, cancellationToken);
        if (start.Kind == StartKind.NoSupervisor)
        {
            faults.Reached(FaultPoint.FileOperation);
            root.Discard(job);
        }
        return Answer(job, start);
    }

    /// <summary>The folder gets its name when all is in it. What is left of a draft after a failure goes with the outdated jobs.</summary>
    private void Prepare(DispatchOrder order, JobFolder job, DateTimeOffset created)
    {
        var draft = root.Draft(order.Token);
        faults.Reached(FaultPoint.FileOperation);
        PlainFile.MakeFolder(draft.Path);
        faults.Reached(FaultPoint.FileOperation);
        draft.Write(
            new JobOrder(
                order.BeadId,
                order.Attempt,
                order.Token,
                AgentCommandLine.Split(options.AgentCommand ?? ""),
                options.JobTimeout,
                created,
                Worker.Name
            )
        );
        faults.Reached(FaultPoint.FileOperation);
        draft.WritePrompt(Prompt.Of(order, options));
        faults.Reached(FaultPoint.FileOperation);
        Directory.Move(draft.Path, job.Path);
    }

    private void Prune()
    {
        try
        {
            foreach (var job in root.Outdated().ToList())
            {
                faults.Reached(FaultPoint.FileOperation);
                Directory.Delete(job.Path, recursive: true);
            }
            root.Forget();
        }
        catch (Exception e) when (JobsRoot.IsFault(e))
        {
            log.JobsNotPruned(e.Message);
        }
    }

    private static DispatchAnswer Answer(JobFolder job, SupervisedStart start) =>
        start.Kind switch
        {
            StartKind.Started => Answer(AnswerClass.Accepted, $"log: {job.LogFile}") with
            {
                JobId = Path.GetFileName(job.Path),
            },
            StartKind.Unknown => Answer(AnswerClass.Unknown, start.Why),
            _ => Answer(AnswerClass.Environment, start.Why),
        };

    private static DispatchAnswer Answer(AnswerClass answer, string detail) =>
        new(answer, JobId: null, HttpStatus: null, Secrets.Shown(detail, 300));
}
