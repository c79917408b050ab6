using BeadsAutomation.Configuration;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Commands.Doctor;

/// <summary>Looks at everything around a run and says what is wrong and what to do. Writes and sends nothing.</summary>
internal sealed class Checkup(
    IStoreDoctor storeDoctor,
    QueueDoctor queueDoctor,
    AgentDoctor agentDoctor,
    TimeProvider time,
    ILogger<Checkup> logger,
    NearlyOurs? nearlyOurs = null,
    EffectiveSettings? settings = null
)
{
    // Under a minute with the program's own start and the last deadline of a statement.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(45);

    /// <summary>Runs it.</summary>
    /// <param name="stop">Give up.</param>
    public async Task<DoctorReport> RunAsync(CancellationToken stop)
    {
        using var budget = new TimeBudget(time, Limit, TimeSpan.Zero);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, budget.Token);
        var examination = new Examination(logger, stop, either.Token);
        examination.Add([.. settings?.Findings ?? []]);
        var signs = await storeDoctor.ExamineAsync(examination);
        if (signs is not null)
        {
            await queueDoctor.ExamineAsync(examination, signs);
        }
        await agentDoctor.ExamineAsync(examination, signs);
        examination.Add([.. (nearlyOurs?.Variables ?? []).Select(NearlyOurs.Finding)]);
        stop.ThrowIfCancellationRequested();
        var exitCode = examination.Findings.Select(f => f.ExitCode).Aggregate(ExitCode.Done, ExitCodes.Worse);
        return new DoctorReport(exitCode, examination.Findings, examination.Statements);
    }
}
