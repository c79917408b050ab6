using BeadsAutomation.Commands.Attention;
using BeadsAutomation.Commands.Explain;
using BeadsAutomation.Store;

namespace BeadsAutomation.Commands.Doctor;

/// <summary>What <c>status</c> judges, as findings of the doctor.</summary>
internal sealed class QueueDoctor(Looking looking, HealthJudge health, IBeadStore store, BeadsOptions options)
{
    /// <summary>Makes the checks.</summary>
    public async Task ExamineAsync(Examination examination, StoreSigns past)
    {
        await examination.MakeAsync(
            DoctorCheck.Tick,
            async token =>
            {
                var signs = health.SignsOf(await looking.LookAsync(token), past);
                examination.Add(signs.Ticks!);
                examination.Add([.. Findings(signs)]);
            }
        );
        if (options.NotifyUrl is not null)
        {
            await examination.MakeAsync(
                DoctorCheck.Notices,
                async token => examination.Add(NoticeJudge.Judge(await store.ReadOutboxAsync(token))),
                refused: Severity.Warning
            );
            examination.Add([.. NoticeJudge.Address(options)]);
        }
        examination.Add([.. TrustJudge.Judge(options)]);
    }

    /// <summary>Every trouble but those that have a finding of their own.</summary>
    private static IEnumerable<Finding> Findings(HealthSigns signs)
    {
        if (signs.Sweeps!.Severity == Severity.Warning)
        {
            yield return signs.Sweeps;
            signs = signs with { Sweeps = null, Silent = 0 };
        }
        var found = Troubles
            .Of(signs with { Unreachable = null, Ticks = null })
            .Select(t => new Finding(Troubles.CheckOf(t.Trouble), Severity.Warning, t.Sentence))
            .ToList();
        if (signs.Sweeps is { } well && !found.Exists(f => f.Check == DoctorCheck.Sweep))
        {
            yield return well;
        }
        foreach (var finding in found)
        {
            yield return finding;
        }
    }
}
