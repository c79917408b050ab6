namespace BeadsAutomation.Tests.Dispatching;

public sealed class CandidateLineTests
{
    private const int Dispatchers = 6;

    [Theory]
    [InlineData(0.0, "a")]
    [InlineData(0.34, "b")]
    [InlineData(0.99, "c")]
    public void After_a_loss_the_next_is_drawn_among_those_of_equal_priority(double share, string drawn)
    {
        var line = Line(() => share, ("a", 1), ("b", 1), ("c", 1), ("d", 2));

        line.Next(afterLoss: true)!.Waiting.Bead.Id.ShouldBe(drawn);
    }

    [Fact]
    public void Without_a_loss_or_where_the_order_matters_the_first_goes_first()
    {
        Line(() => 0.99, ("a", 1), ("b", 1)).Next()!.Waiting.Bead.Id.ShouldBe("a");
        Line(null, ("a", 1), ("b", 1)).Next(afterLoss: true)!.Waiting.Bead.Id.ShouldBe("a");
    }

    [Fact]
    public void Everybody_is_drawn_once_and_a_lower_priority_only_when_the_higher_is_through()
    {
        var random = new Shares(7);
        var line = Line(random.Next, [.. Enumerable.Range(0, 40).Select(i => ($"b{i:00}", i / 20))]);

        var drawn = new List<string>();
        while (line.Next(afterLoss: true) is { } next)
        {
            drawn.Add(next.Waiting.Bead.Id);
        }

        drawn.Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, 40).Select(i => $"b{i:00}"));
        drawn.Take(20).ShouldAllBe(id => string.CompareOrdinal(id, "b20") < 0);
        drawn.SequenceEqual(drawn.Order(StringComparer.Ordinal), StringComparer.Ordinal).ShouldBeFalse();
    }

    /// <summary>All read the same queue, and in each round all that have no bead yet claim one at the same moment: one of those that meet has it.</summary>
    [Theory]
    [InlineData(true, 1.0)]
    [InlineData(false, 2.5)]
    public void Six_that_begin_at_once_lose_few_claims(bool draws, double most)
    {
        var losses = Enumerable.Range(1, 200).Select(seed => Losses(draws, seed)).ToList();

        var each = losses.Average() / Dispatchers;
        if (draws)
        {
            each.ShouldBeLessThanOrEqualTo(most);
        }
        else
        {
            // What it is for: down one line they lose to each other in turn.
            each.ShouldBeGreaterThanOrEqualTo(most);
        }
    }

    private static int Losses(bool draws, int seed)
    {
        (string, int)[] beads = [.. Enumerable.Range(0, 60).Select(i => ($"b{i:00}", 2))];
        var waiting = Enumerable
            .Range(0, Dispatchers)
            .Select(d => Line(draws ? new Shares((seed * 10) + d).Next : null, beads))
            .ToList();
        var (taken, losses, first) = (new HashSet<string>(StringComparer.Ordinal), 0, true);
        while (waiting.Count > 0)
        {
            var chosen = waiting.Select(line => (Line: line, line.Next(!first)!.Waiting.Bead.Id)).ToList();
            foreach (var (line, id) in chosen)
            {
                if (taken.Add(id))
                {
                    waiting.Remove(line);
                }
                else
                {
                    losses++;
                }
            }
            first = false;
        }
        return losses;
    }

    private static CandidateLine Line(Func<double>? share, params (string Id, int Priority)[] beads) =>
        new(
            beads.Select(b => new Candidate(Given.Waiting(b.Id) with { Priority = b.Priority }, [])),
            new Pools(PoolLabel.Nobody, new PoolRoom("")),
            new TickLog(),
            share
        );

    /// <summary>Chance that is the same each time.</summary>
    private sealed class Shares(int seed)
    {
        private uint _state = ((uint)seed * 2_654_435_761) + 1;

        public double Next()
        {
            _state = (_state * 1_664_525) + 1_013_904_223;
            return (_state >> 8) / (double)(1 << 24);
        }
    }
}
