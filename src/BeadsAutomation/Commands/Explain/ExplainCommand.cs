using BeadsAutomation.Agents;
using BeadsAutomation.Store;

namespace BeadsAutomation.Commands.Explain;

/// <summary>Why beads wait: what the next tick and sweep decide, in sentences. Writes nothing.</summary>
internal sealed class ExplainCommand(Looking looking, IBeadStore store, BeadsOptions options)
{
    // Two statements for each; a queue that hangs on more beads than that has their ids all the same.
    private const int MostBlockersNamed = 50;

    /// <summary>Runs it.</summary>
    /// <param name="beadIds">These beads, exactly as bd knows them; none for all.</param>
    /// <param name="stop">Give up.</param>
    public async Task<ExplainReport> RunAsync(IReadOnlyList<string> beadIds, CancellationToken stop)
    {
        var look = await looking.LookAsync(stop);
        var known = Answering.All(look, options);
        var asked = beadIds.Count == 0 ? known : await ByIdAsync(beadIds, known, stop);
        var answers = await QuoteNotesAsync(await NameBlockersAsync(asked, stop), stop);
        return new ExplainReport(look.Now, answers, look.Warnings);
    }

    private async Task<IReadOnlyList<BeadAnswer>> ByIdAsync(
        IReadOnlyList<string> beadIds,
        IReadOnlyList<BeadAnswer> known,
        CancellationToken stop
    )
    {
        var byId = known.ToDictionary(a => a.BeadId, StringComparer.Ordinal);
        var answers = new List<BeadAnswer>();
        foreach (var id in beadIds.Distinct(StringComparer.Ordinal))
        {
            answers.Add(
                byId.GetValueOrDefault(id) ?? OtherAnswers.Of((await store.ReadBeadAsync(id, stop)).History, options)
            );
        }
        return answers;
    }

    /// <summary>What an agent noted last says why it blocked its bead.</summary>
    private async Task<IReadOnlyList<BeadAnswer>> QuoteNotesAsync(
        IReadOnlyList<BeadAnswer> answers,
        CancellationToken stop
    )
    {
        var quoted = answers.ToArray();
        var silent = quoted.Index().Where(a => a.Item.Standing == Standing.BlockedByAgent && !HasNote(a.Item));
        foreach (var (at, answer) in silent.Take(MostBlockersNamed).ToList())
        {
            var lines = (await store.ReadTextAsync(answer.BeadId, stop))?.Notes.Split(
                '\n',
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            );
            if (lines is [.., var last])
            {
                quoted[at] = answer with { Sentence = $"{answer.Sentence}; last note: \"{Secrets.Shown(last, 100)}\"" };
            }
        }
        return quoted;
    }

    private static bool HasNote(BeadAnswer answer) => answer.Sentence.Contains("last note: ", StringComparison.Ordinal);

    private async Task<IReadOnlyList<BeadAnswer>> NameBlockersAsync(
        IReadOnlyList<BeadAnswer> answers,
        CancellationToken stop
    )
    {
        var ids = answers.Select(a => a.Blocker?.BeadId).OfType<string>().Distinct(StringComparer.Ordinal);
        var named = new Dictionary<string, BlockerReport>(StringComparer.Ordinal);
        foreach (var id in ids.Take(MostBlockersNamed))
        {
            var bead = (await store.ReadBeadAsync(id, stop)).History.Bead;
            var text = await store.ReadTextAsync(id, stop);
            named[id] = new BlockerReport(id, bead?.Status, text is null ? null : Printable.Line(text.Title, 100));
        }
        return
        [
            .. answers.Select(a =>
                a.Blocker is { } blocker && named.TryGetValue(blocker.BeadId, out var full)
                    ? a with
                    {
                        Blocker = full,
                    }
                    : a
            ),
        ];
    }
}
