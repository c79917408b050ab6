using BeadsAutomation.StoreTests.Scaler;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.StoreTests.Readiness;

/// <summary>Readiness on data that no bd wrote.</summary>
public abstract class ReadinessTests
{
    private const int GraphCount = 300;

    protected abstract Task<TestServer> FindServerAsync();

    [Theory]
    [InlineData(32, 1)]
    [InlineData(49, 120)]
    [InlineData(53, 120)]
    [InlineData(66, 120)]
    public async Task A_blocked_bead_holds_its_children_as_deep_as_bd_of_that_version_looks(int version, int held)
    {
        await using var database = await TestDatabase.CreateAsync(await FindServerAsync(), version);
        var depth = Enumerable.Range(0, 121).ToList();
        var chain = new Graph(
            [
                new Node(new BeadRow("blocker") { Assignee = "bob" }, InWisps: false),
                .. depth.Select(i => new Node(new BeadRow($"bead-{i}"), InWisps: false)),
            ],
            [
                new Edge(new DependencyRow("bead-0", "blocker")),
                .. depth.Skip(1).Select(i => new Edge(new DependencyRow($"bead-{i}", $"bead-{i - 1}", "parent-child"))),
            ]
        );
        await FillAsync(database, [chain]);
        await using var store = Stores.Open(database.Reach(new BeadsOptions()), new Entropy());

        var queue = await store.ReadQueueAsync(CancellationToken.None);

        queue.Waiting.Count.ShouldBe(121);
        queue.Waiting.Count(w => w.Readiness.BlockedBy is not null).ShouldBe(1 + held);
        queue.Waiting.Single(w => w.Bead.Id == "bead-0").Readiness.BlockedBy.ShouldBe("blocker");
    }

    [Theory]
    [InlineData(32)]
    [InlineData(49)]
    [InlineData(53)]
    [InlineData(66)]
    public async Task Agrees_with_a_naive_reading_of_the_rules_on_random_graphs(int version)
    {
        await using var database = await TestDatabase.CreateAsync(await FindServerAsync(), version);
        var graphs = Graphs(version);
        await FillAsync(database, graphs);
        await using var store = Stores.Open(database.Reach(new BeadsOptions()), new Entropy());

        var queue = await store.ReadQueueAsync(CancellationToken.None);

        var found = queue.Waiting.ToDictionary(w => w.Bead.Id, Describe, StringComparer.Ordinal);
        var expected = graphs.SelectMany(graph => Expect(graph, version)).ToDictionary(StringComparer.Ordinal);
        expected
            .Where(e => found.GetValueOrDefault(e.Key) != e.Value)
            .Select(e => $"{e.Key}: expected {e.Value}, found {found.GetValueOrDefault(e.Key)}")
            .ShouldBeEmpty();
        found.Count.ShouldBe(expected.Count);
    }

    [Theory]
    [InlineData(32)]
    [InlineData(49)]
    [InlineData(53)]
    [InlineData(66)]
    public async Task What_is_fetched_gives_the_same_answer_as_the_whole_store(int version)
    {
        await using var database = await TestDatabase.CreateAsync(await FindServerAsync(), version);
        var graphs = Graphs(version);
        await FillAsync(database, graphs);
        await using var store = Stores.Open(database.Reach(new BeadsOptions()), new Entropy());

        var queue = await store.ReadQueueAsync(CancellationToken.None);

        var rules = SchemaFeatures.OfTested(version)!.Rules;
        var facts = GraphFacts.Of(graphs, version);
        var judge = new ReadinessJudge(facts, rules, queue.Now);
        var issues = queue.Waiting.Where(w => !w.Readiness.LivesInWisps).ToList();
        issues
            .Select(w => (w.Bead.Id, w.Readiness.BlockedBy, w.Readiness.Deferred))
            .ShouldBe(
                from id in issues.Select(w => w.Bead.Id)
                let whole = judge.Of(facts.Find(new BeadKey(id)).ShouldNotBeNull())
                select (id, whole.BlockedBy, whole.Deferred)
            );
        issues.Count(w => w.Readiness.BlockedBy is not null).ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task More_beads_than_one_statement_may_name_are_all_read()
    {
        await using var database = await TestDatabase.CreateAsync(await FindServerAsync(), 66);
        var numbers = Enumerable.Range(0, 1_100).ToList();
        Node Others(string id) => new(new BeadRow(id) { Assignee = "bob" }, InWisps: false);
        var families = new Graph(
            [
                .. numbers.Select(i => new Node(new BeadRow($"bead-{i}"), InWisps: false)),
                .. numbers.SelectMany(i => new[] { Others($"parent-{i}"), Others($"other-{i}"), Others($"kid-{i}") }),
            ],
            [
                .. numbers.Select(i => new Edge(new DependencyRow($"bead-{i}", $"parent-{i}", "parent-child"))),
                .. numbers.Select(i => new Edge(new DependencyRow($"parent-{i}", $"other-{i}", "waits-for"))),
                .. numbers.Select(i => new Edge(new DependencyRow($"kid-{i}", $"other-{i}", "parent-child"))),
            ]
        );
        await FillAsync(database, [families]);
        await using var store = Stores.Open(database.Reach(new BeadsOptions()), new Entropy());

        var queue = await store.ReadQueueAsync(CancellationToken.None);

        queue
            .Waiting.Select(w => (w.Bead.Id, w.Readiness.BlockedBy))
            .ShouldBe(numbers.Select(i => ($"bead-{i}", (string?)$"kid-{i}")), ignoreOrder: true);
    }

    // A scaler's statement looks further, and must not count less.
    [Fact]
    public async Task Behind_the_bound_a_bead_waits_for_the_first_that_was_not_read()
    {
        await using var database = await TestDatabase.CreateAsync(await FindServerAsync(), 66);
        var depth = Enumerable.Range(1, 300).ToList();
        var chain = new Graph(
            [
                new Node(new BeadRow("parent-0") { AcceptanceCriteria = "done" }, InWisps: false),
                .. depth.Select(i => new Node(new BeadRow($"parent-{i}") { Assignee = "bob" }, InWisps: false)),
            ],
            [.. depth.Select(i => new Edge(new DependencyRow($"parent-{i - 1}", $"parent-{i}", "parent-child")))]
        );
        await FillAsync(database, [chain]);
        var options = await Scaled.OutsideWindowAsync(database, new BeadsOptions());
        await using var store = Stores.Open(database.Reach(options), new Entropy());

        var queue = await store.ReadQueueAsync(CancellationToken.None);

        queue.Waiting.ShouldHaveSingleItem().Readiness.BlockedBy.ShouldBe("parent-257");
        (await Scaled.AskAsync(database, options, withLedger: false)).ShouldBe(1);
    }

    // What the versions judge differently must occur often enough for a wrong version's rule to be noticed.
    [Theory]
    [InlineData(32, 49)]
    [InlineData(49, 66)]
    public void The_random_graphs_tell_the_versions_apart(int one, int other)
    {
        var graphs = Graphs(version: 49);

        graphs
            .SelectMany(graph => Expect(graph, one))
            .Except(graphs.SelectMany(graph => Expect(graph, other)))
            .Count()
            .ShouldBeGreaterThan(10);
    }

    private static List<Graph> Graphs(int version)
    {
        var random = new RandomGraphs(seed: 20261121, version);
        return [.. Enumerable.Range(0, GraphCount).Select(i => random.Next($"g{i}"))];
    }

    private static IEnumerable<KeyValuePair<string, string>> Expect(Graph graph, int version)
    {
        var naive = new NaiveReadiness(graph, version);
        return from node in graph.Nodes
            let bead = node.Bead
            where bead is { Status: "open", Assignee: "agent" }
            let word = node.InWisps
                ? "in wisps"
                : Words(
                    naive.IsBlocked(bead.Id),
                    naive.IsDeferred(bead.Id),
                    bead.Pinned ?? false,
                    bead.Ephemeral ?? false,
                    bead.AcceptanceCriteria == "done",
                    bead.IssueType
                )
            select KeyValuePair.Create(bead.Id, word);
    }

    private static string Describe(WaitingBead waiting)
    {
        var r = waiting.Readiness;
        return r.LivesInWisps
            ? "in wisps"
            : Words(r.BlockedBy is not null, r.Deferred, r.Pinned, r.Ephemeral, r.HasAcceptance, r.IssueType);
    }

    private static string Words(
        bool blocked,
        bool deferred,
        bool pinned,
        bool ephemeral,
        bool acceptance,
        string type
    ) =>
        $"{(blocked ? "blocked " : "")}{(deferred ? "deferred " : "")}{(pinned ? "pinned " : "")}{(ephemeral ? "ephemeral " : "")}{(acceptance ? "" : "blank ")}{type}";

    private static async Task FillAsync(TestDatabase database, List<Graph> graphs)
    {
        // Rows whose target is gone are what a store meets, and no foreign key allows to write them.
        await database.ExecuteAsync("insert into custom_statuses (name, category) values ('review', 'wip')");
        await database.ExecuteAsync("set foreign_key_checks = 0");
        await database.ExecuteAsync("start transaction");
        foreach (var node in graphs.SelectMany(graph => graph.Nodes))
        {
            await database.InsertBeadAsync(node.Bead, node.InWisps ? "wisps" : "issues");
        }
        foreach (var edge in graphs.SelectMany(graph => graph.Edges))
        {
            await database.InsertDependencyAsync(edge.Row);
        }
        await database.ExecuteAsync("commit");
        await database.ExecuteAsync("set foreign_key_checks = 1");
    }
}
