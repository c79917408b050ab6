using FsCheck;
using FsCheck.Fluent;

namespace BeadsAutomation.Tests.Properties;

/// <summary>All that decides what happens in a random world.</summary>
/// <param name="Schema">bd's schema.</param>
/// <param name="Beads">How many.</param>
/// <param name="Edges">Who waits for whom, by number.</param>
/// <param name="Skews">The minutes by which each dispatcher's wall clock is wrong; there are as many dispatchers.</param>
/// <param name="ReaperSkew">The same of the reaper.</param>
/// <param name="Passes">How often each process runs.</param>
/// <param name="FaultOneIn">One COMMIT of so many is not answered; 0: none.</param>
/// <param name="DeathOneIn">A process dies at one step of so many; 0: none.</param>
/// <param name="Chance">The seed of the rest: turns, answers, what the human does.</param>
internal sealed record WorldPlan(
    int Schema,
    int Beads,
    IReadOnlyList<(int From, int To)> Edges,
    IReadOnlyList<int> Skews,
    int ReaperSkew,
    int Passes,
    int FaultOneIn,
    int DeathOneIn,
    int Chance
)
{
    public static Gen<WorldPlan> Any { get; } =
        from schema in Gen.Elements(32, 66)
        from beads in Gen.Choose(1, 3)
        from edge in Gen.Choose(0, 2).Two()
        from hasEdge in Gen.Elements(false, false, true)
        from dispatchers in Gen.Choose(1, 3)
        from skews in Gen.Elements(0, 0, -600, -35, 35, 600).ArrayOf(dispatchers + 1)
        from passes in Gen.Choose(1, 2)
        from fault in Gen.Elements(0, 6, 12)
        from death in Gen.Elements(0, 20, 60)
        from chance in Gen.Choose(0, int.MaxValue)
        select new WorldPlan(
            schema,
            beads,
            hasEdge ? [(edge.Item1 % beads, edge.Item2 % beads)] : [],
            skews[1..],
            skews[0],
            passes,
            fault,
            death,
            chance
        );

    /// <summary>The same with less in it.</summary>
    public IEnumerable<WorldPlan> Smaller()
    {
        WorldPlan[] smaller =
        [
            this with
            {
                Edges = [],
            },
            this with
            {
                Beads = Math.Max(1, Beads - 1),
                Edges = [],
            },
            this with
            {
                Skews = Skews.Count > 1 ? [.. Skews.Skip(1)] : Skews,
            },
            this with
            {
                Skews = Skews.Any(s => s != 0) ? [.. Skews.Select(_ => 0)] : Skews,
                ReaperSkew = 0,
            },
            this with
            {
                Passes = 1,
            },
            this with
            {
                FaultOneIn = 0,
            },
            this with
            {
                DeathOneIn = 0,
            },
        ];
        return smaller.Where(plan => plan.ToString() != ToString());
    }

    public override string ToString() =>
        $"schema {Schema}, beads {Beads}, edges [{string.Join(' ', Edges)}], skews [{string.Join(' ', Skews)}] and {ReaperSkew}, "
        + $"passes {Passes}, faults 1/{FaultOneIn}, deaths 1/{DeathOneIn}, chance {Chance}";
}
