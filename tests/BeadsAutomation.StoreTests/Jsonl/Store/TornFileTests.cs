using BeadsAutomation.Testing.Jsonl;

namespace BeadsAutomation.StoreTests.Jsonl.Store;

/// <summary>Killed, or out of power, in the middle of a write to a file: any part of what was to be written may be there.</summary>
public sealed class TornFileTests
{
    public static TheoryData<string> Writes => CrashTests.Writes;

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Whatever_part_was_written_the_next_process_finishes_it_or_finds_it_never_begun(string write)
    {
        await using var lab = await CrashLab.CreateAsync(write);
        var torn = Torn(lab, Ends).ToList();
        torn.ShouldNotBeEmpty();

        await ShouldRecoverAsync(lab, torn);
    }

    [Theory]
    [InlineData("next claim")]
    [InlineData("settle to open")]
    public async Task A_line_of_the_ledger_may_be_torn_at_any_byte(string write)
    {
        await using var lab = await CrashLab.CreateAsync(write);

        await ShouldRecoverAsync(lab, Torn(lab, AnyByte));
    }

    private static async Task ShouldRecoverAsync(CrashLab lab, IEnumerable<FolderState> torn)
    {
        foreach (var state in torn)
        {
            var once = await lab.RecoverAsync(state);

            (await lab.VerdictAsync()).ShouldBeOneOf("before", "released", "after");
            (await lab.RecoverAsync(once)).ToString().ShouldBe(once.ToString());
        }
    }

    /// <summary>Between two kills one file grew or was made: the same with only a part of what came.</summary>
    private static IEnumerable<FolderState> Torn(CrashLab lab, Func<int, int, IEnumerable<int>> lengths)
    {
        foreach (var (earlier, later) in lab.Killed.Zip([.. lab.Killed.Skip(1), lab.End]))
        {
            foreach (var name in later.Names.Where(name => Grew(earlier, later, name)))
            {
                foreach (var length in lengths(earlier[name].Length, later[name].Length))
                {
                    yield return earlier.With(name, later[name][..length]);
                }
            }
        }
    }

    // The file of beads itself never grows: another one takes its place.
    private static bool Grew(FolderState earlier, FolderState later, string name) =>
        name != BeadsFile.Name && later[name].Length > earlier[name].Length && later[name].StartsWith(earlier[name]);

    private static IEnumerable<int> Ends(int from, int to) =>
        new[] { from + 1, (from + to) / 2, to - 1 }.Distinct().Where(length => length > from && length < to);

    private static IEnumerable<int> AnyByte(int from, int to) => Enumerable.Range(from, to - from);
}
