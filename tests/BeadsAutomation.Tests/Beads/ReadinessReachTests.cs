using BeadsAutomation.Testing;

namespace BeadsAutomation.Tests.Beads;

public sealed class ReadinessReachTests
{
    private static readonly ReadinessRules Oldest = new(false, false, false);
    private static readonly ReadinessRules Middle = new(true, true, false);

    [Theory]
    // Each step: whose dependencies are read, and after a bar whose children.
    [InlineData("c", "c")]
    [InlineData("c blocks b; b blocks x; x", "c")]
    [InlineData("c child-of p; p child-of q; q", "c > p > q")]
    [InlineData("c child-of p; c child-of q; p child-of q; q", "c > p q")]
    [InlineData("c child-of p; p=closed; p child-of q; q", "c")]
    [InlineData("c child-of gone", "c")]
    [InlineData("c child-of c", "c")]
    [InlineData("c child-of p; p child-of c", "c > p")]
    [InlineData("c waits-for p; k child-of p; k child-of x; p; x", "c > | p")]
    [InlineData("c waits-for p; c child-of q; q waits-for p; p; q", "c > q | p")]
    [InlineData("c child-of q; q waits-for p; p; q", "c > q > | p")]
    public void Facts_are_read_outward_step_by_step(string written, string steps) =>
        Steps(written, ReadinessRules.Newest).ShouldBe(steps);

    [Fact]
    public void The_oldest_bd_looks_at_parents_and_no_further() =>
        Steps("c child-of p; p child-of q; p waits-for w; q; w", Oldest).ShouldBe("c > p > | w");

    [Fact]
    public void A_candidate_is_read_once_whoever_is_its_child()
    {
        var facts = WrittenFacts.Of("c child-of d; d child-of p; p blocks b; b");
        var reach = new ReadinessReach(Beads(facts, "c", "d"), ReadinessRules.Newest);

        StepsOf(reach, facts).ShouldBe("c d > p");
    }

    [Fact]
    public void The_agent_never_sees_a_wisp_so_that_nothing_is_read_of_it()
    {
        var wisp = new BeadFacts(new BeadKey("c", IsWisp: true), BeadStatus.Open);

        new ReadinessReach([wisp], ReadinessRules.Newest).IsOver.ShouldBeTrue();
    }

    [Theory]
    [InlineData(0, "p1")]
    [InlineData(1, "p2")]
    [InlineData(3, "p4")]
    [InlineData(4, null)]
    [InlineData(9, null)]
    public void Behind_the_last_level_that_is_read_a_bead_waits_for_the_first_that_was_not(
        int levels,
        string? blocker
    ) => BlockedBy("c child-of p1; p1 child-of p2; p2 child-of p3; p3 child-of p4; p4", levels).ShouldBe(blocker);

    [Theory]
    // Whoever is awaited and has children that were not read.
    [InlineData(0, "p")]
    [InlineData(1, "w")]
    [InlineData(2, null)]
    public void Children_that_were_not_read_are_waited_for(int levels, string? blocker) =>
        BlockedBy("c child-of p; p waits-for w; k child-of w; k=closed; w=closed", levels).ShouldBe(blocker);

    [Theory]
    [InlineData(0, "p1")]
    [InlineData(1, "p2")]
    [InlineData(2, "p3")]
    [InlineData(3, null)]
    public void When_too_many_beads_are_known_the_rest_is_not_read(int beads, string? blocker) =>
        BlockedBy("c child-of p1; p1 child-of p2; p2 child-of p3; p3", beads: beads).ShouldBe(blocker);

    [Theory]
    [InlineData("c child-of p; p blocks b; p child-of q; q; b")]
    [InlineData("c blocks b; c child-of p; p child-of q; q; b")]
    public void A_smaller_blocker_that_was_read_is_named_all_the_same(string written) =>
        BlockedBy(written, levels: 1).ShouldBe("b");

    [Fact]
    public void What_was_read_gives_the_same_answer_as_the_whole_store()
    {
        var random = new Random(Effort.Seed);
        var blocked = 0;
        for (var i = 0; i < Effort.Properties / 4; i++)
        {
            var store = RandomFacts(random);
            foreach (var rules in (ReadinessRules[])[Oldest, Middle, ReadinessRules.Newest])
            {
                var candidates = Beads(store, "b1", "b2", "b3").Where(bead => bead.IsActive).ToList();
                var whole = new ReadinessJudge(store, rules, Given.Now);
                var read = new ReadinessJudge(new ReadinessReach(candidates, rules).Answer(store), rules, Given.Now);

                candidates.Select(read.Of).ShouldBe(candidates.Select(whole.Of), Effort.Again);
                blocked += candidates.Count(bead => whole.Of(bead).BlockedBy is not null);
            }
        }
        blocked.ShouldBeGreaterThan(Effort.Properties / 4);
    }

    [Fact]
    public void Whatever_the_bound_a_bead_that_the_whole_store_holds_back_waits()
    {
        var random = new Random(Effort.Seed);
        for (var i = 0; i < Effort.Properties / 4; i++)
        {
            var store = RandomFacts(random);
            var candidates = Beads(store, "b1", "b2", "b3").Where(bead => bead.IsActive).ToList();
            var whole = new ReadinessJudge(store, ReadinessRules.Newest, Given.Now);
            var reach = new ReadinessReach(candidates, ReadinessRules.Newest, random.Next(4), random.Next(6));
            var read = new ReadinessJudge(reach.Answer(store), ReadinessRules.Newest, Given.Now);

            candidates
                .Where(bead => whole.Of(bead).BlockedBy is not null && read.Of(bead).BlockedBy is null)
                .ShouldBeEmpty(Effort.Again);
        }
    }

    private static string? BlockedBy(string written, int levels = 256, int beads = 100_000)
    {
        var facts = WrittenFacts.Of(written);
        var candidates = Beads(facts, "c");
        var reach = new ReadinessReach(candidates, ReadinessRules.Newest, levels, beads);
        return new ReadinessJudge(reach.Answer(facts), ReadinessRules.Newest, Given.Now).Of(candidates[0]).BlockedBy;
    }

    private static string Steps(string written, ReadinessRules rules)
    {
        var facts = WrittenFacts.Of(written);
        return StepsOf(new ReadinessReach(Beads(facts, "c"), rules), facts);
    }

    private static string StepsOf(ReadinessReach reach, ReadinessFacts store)
    {
        var steps = new List<string>();
        while (!reach.IsOver)
        {
            var awaited = reach.NextAwaited.Count == 0 ? "" : $"| {Ids(reach.NextAwaited)}";
            steps.Add($"{Ids(reach.Next)} {awaited}".Trim());
            reach.AnswerStep(store);
            reach.Advance();
        }
        return string.Join(" > ", steps);
    }

    private static string Ids(IEnumerable<BeadKey> beads) =>
        string.Join(' ', beads.Select(bead => bead.Id).Order(StringComparer.Ordinal));

    private static List<BeadFacts> Beads(ReadinessFacts facts, params string[] ids) =>
        [.. ids.Select(id => facts.Find(new BeadKey(id))).OfType<BeadFacts>()];

    private static ReadinessFacts RandomFacts(Random random)
    {
        var words = new[]
        {
            "blocks",
            "child-of",
            "child-of",
            "child-of",
            "waits-for",
            "waits-for-any",
            "also-waits-for",
        };
        var count = random.Next(3, 10);
        var facts = Enumerable
            .Range(0, random.Next(2, count * 2))
            .Select(_ => $"b{random.Next(count)} {words[random.Next(words.Length)]} b{random.Next(count)}");
        var statuses = Enumerable
            .Range(0, count)
            .Select(i => $"b{i}={random.Next(5) switch { 0 => "closed", 1 => "pinned", _ => "open" }}");
        return WrittenFacts.Of(string.Join(';', statuses.Concat(facts)));
    }
}
