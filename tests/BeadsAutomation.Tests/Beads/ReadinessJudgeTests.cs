namespace BeadsAutomation.Tests.Beads;

public sealed class ReadinessJudgeTests
{
    private static readonly ReadinessRules Oldest = new(false, false, false);
    private static readonly ReadinessRules Middle = new(true, true, false);

    [Theory]
    // Versions of bd: the first on Dolt, those between, the newest.
    [InlineData("c blocks b; b", "b", "b", "b")]
    [InlineData("c conditional-blocks b; b", "b", "b", "b")]
    [InlineData("c related b; b", null, null, null)]
    [InlineData("c blocks b; b=in_progress", "b", "b", "b")]
    [InlineData("c blocks b; b=done", "b", "b", "b")]
    [InlineData("c blocks b; b=closed", null, null, null)]
    [InlineData("c blocks b; b=pinned", null, null, null)]
    [InlineData("c blocks gone", null, null, null)]
    // A block goes down to the children, and further where that version looks further.
    [InlineData("c child-of p; p blocks b; b", "b", "b", "b")]
    [InlineData("c child-of p; p child-of q; q blocks b; b", null, "b", "b")]
    [InlineData("c child-of p; p=closed; p blocks b; b", null, null, null)]
    [InlineData("c child-of p; p=pinned; p child-of q; q blocks b; b", null, null, null)]
    [InlineData("c child-of p; p=blocked", null, null, null)]
    // What waits for children.
    [InlineData("c waits-for p; p; k child-of p", "k", "k", "k")]
    [InlineData("c waits-for p; p=closed; k child-of p", "k", "k", "k")]
    [InlineData("c waits-for gone; k child-of gone", "k", "k", "k")]
    [InlineData("c waits-for p; p; g child-of k; k child-of p; k=closed", null, null, null)]
    [InlineData("c waits-for p; p; k child-of p; l child-of p; l=closed", "k", null, "k")]
    [InlineData("c waits-for p; p; k child-of p; l child-of p; l=pinned", "k", "k", "k")]
    [InlineData("c waits-for-any p; p; k child-of p; l child-of p; l=closed", null, null, null)]
    [InlineData("c waits-for-all p; p; k child-of p; l child-of p; l=closed", "k", "k", "k")]
    [InlineData("c also-waits-for p; p", null, null, "p")]
    [InlineData("c also-waits-for p; p=closed", null, null, null)]
    // Of several the smallest id, whichever edge or parent it comes from.
    [InlineData("c blocks b3; c blocks b2; b2; b3", "b2", "b2", "b2")]
    [InlineData("c blocks b2; c child-of p; p blocks b1; b1; b2", "b1", "b1", "b1")]
    [InlineData("c child-of p; c child-of q; p blocks b2; q blocks b1; b1; b2", "b1", "b1", "b1")]
    [InlineData("c blocks b3; c child-of p; p blocks b2; p child-of q; q blocks b1; b1; b2; b3", "b2", "b1", "b1")]
    [InlineData("c waits-for p; z child-of p; a child-of p; p", "a", "a", "a")]
    [InlineData("c also-waits-for p; a child-of p; p", "a", "a", "a")]
    [InlineData("c also-waits-for h; z child-of h; h", "z", "z", "h")]
    // A cycle ends, and a bead may stand in its own way.
    [InlineData("c child-of p; p child-of c", null, null, null)]
    [InlineData("c child-of p; p child-of q; q child-of c; q blocks b; b", null, "b", "b")]
    [InlineData("c child-of p; p child-of q; q child-of c; p blocks b; b", "b", "b", "b")]
    [InlineData("c child-of c; c blocks b; b", "b", "b", "b")]
    [InlineData("c blocks c", "c", "c", "c")]
    [InlineData("c waits-for p; c child-of p; p", "c", "c", "c")]
    public void One_that_blocks_is_named(string written, string? oldest, string? middle, string? newest)
    {
        var facts = WrittenFacts.Of(written);
        var bead = facts.Find(new BeadKey("c")).ShouldNotBeNull();

        new[] { Oldest, Middle, ReadinessRules.Newest }
            .Select(rules => new ReadinessJudge(facts, rules, Given.Now).Of(bead).BlockedBy)
            .ShouldBe([oldest, middle, newest]);
    }

    [Fact]
    public void A_wisp_and_an_issue_of_one_id_are_two_beads()
    {
        var facts = new ReadinessFacts();
        var (one, other) = (new BeadKey("c"), new BeadKey("d"));
        var wisp = new BeadKey("b", IsWisp: true);
        facts.Add(new BeadFacts(one, BeadStatus.Open));
        facts.Add(new BeadFacts(other, BeadStatus.Open));
        facts.Add(new BeadFacts(wisp, BeadStatus.Open));
        facts.Add(new BeadFacts(new BeadKey("b"), BeadStatus.Closed));
        facts.Add(one, new Dependency(wisp, DependencyKind.Blocks));
        facts.Add(other, new Dependency(new BeadKey("b"), DependencyKind.Blocks));
        var judge = new ReadinessJudge(facts, ReadinessRules.Newest, Given.Now);

        judge.Of(facts.Find(one)!).BlockedBy.ShouldBe("b");
        judge.Of(facts.Find(other)!).BlockedBy.ShouldBeNull();
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData(0, null, false)]
    [InlineData(1, null, true)]
    [InlineData(null, 1, true)]
    [InlineData(null, 0, false)]
    [InlineData(-1, 1, true)]
    public void A_bead_is_deferred_until_its_own_second_and_that_of_its_parent_have_come(
        int? own,
        int? parents,
        bool held
    )
    {
        var facts = new ReadinessFacts();
        BeadFacts Bead(string id, string status, int? seconds) =>
            new(new BeadKey(id), status, seconds is { } s ? Given.Now.AddSeconds(s) : null);
        facts.Add(Bead("c", BeadStatus.Open, own));
        facts.Add(Bead("d", BeadStatus.Open, null));
        // Its status holds nobody, and frees nobody.
        facts.Add(Bead("p", BeadStatus.Closed, parents));
        facts.Add(Bead("t", BeadStatus.Open, 1));
        facts.Add(new BeadKey("c"), new Dependency(new BeadKey("p"), DependencyKind.ParentChild));
        facts.Add(new BeadKey("c"), new Dependency(new BeadKey("t"), DependencyKind.Other));
        facts.Add(new BeadKey("d"), new Dependency(new BeadKey("c"), DependencyKind.ParentChild));
        var judge = new ReadinessJudge(facts, ReadinessRules.Newest, Given.Now);

        judge.Of(facts.Find(new BeadKey("c"))!).Deferred.ShouldBe(held);
        judge.Of(facts.Find(new BeadKey("d"))!).Deferred.ShouldBe(own > 0);
    }

    [Fact]
    public void What_a_bead_says_of_itself_is_passed_on()
    {
        var bead = new BeadFacts(new BeadKey("c"), BeadStatus.Open)
        {
            IssueType = "gate",
            Pinned = true,
            Ephemeral = true,
            LivesInWisps = true,
            HasAcceptance = true,
        };

        new ReadinessJudge(new ReadinessFacts(), ReadinessRules.Newest, Given.Now)
            .Of(bead)
            .ShouldBe(new Readiness("gate", true, true, true, Deferred: false, BlockedBy: null, true));
    }

    [Fact]
    public void A_long_chain_of_parents_and_a_great_family_are_no_burden()
    {
        var chain = Enumerable.Range(1, 10_000).Select(i => $"n{i} child-of n{i - 1}");
        var family = Enumerable.Range(0, 10_000).Select(i => $"k{i} child-of f; w{i} waits-for f");
        var facts = WrittenFacts.Of(string.Join(';', ["b; f; n0 blocks b", .. chain, .. family]));

        var judge = new ReadinessJudge(facts, ReadinessRules.Newest, Given.Now);

        judge.Of(facts.Find(new BeadKey("n10000"))!).BlockedBy.ShouldBe("b");
        judge.Of(facts.Find(new BeadKey("w9999"))!).BlockedBy.ShouldBe("k0");
    }
}
