namespace BeadsAutomation.Tests.Dispatching.Gates;

public sealed class GateListTests
{
    // What comes up once a bead was claimed, or passed over: no gate gives it.
    private static readonly ReasonCode[] Later = [ReasonCode.LostRace, ReasonCode.NotWritten, ReasonCode.WaitsTurn];

    private const string Mark = "-- gates:";

    private static readonly string[] Statements = ["scaler.sql", "scaler-ready.sql"];

    [Fact]
    public void Every_reason_but_those_that_come_later_is_given_by_one_gate() =>
        GateList
            .All.Select(gate => gate.Reason)
            .ShouldBe(Enum.GetValues<ReasonCode>().Except(Later), ignoreOrder: true);

    [Fact]
    public void A_gate_for_all_is_asked_after_those_of_single_beads() =>
        GateList.All.Select(gate => gate.Scope).ShouldBe(GateList.All.Select(gate => gate.Scope).Order());

    [Fact]
    public void A_gate_and_its_reason_agree_whom_they_concern() =>
        GateList.All.ShouldAllBe(gate => gate.Reason.IsOfQueue() == (gate.Scope == GateScope.Queue));

    [Fact]
    public void A_gate_for_all_says_how_the_tick_ends() =>
        GateList.Of(GateScope.Queue).ShouldAllBe(gate => gate.End != null);

    [Fact]
    public void A_gate_of_a_beads_own_needs_no_more_than_the_queue() =>
        GateList.Of(GateScope.Own).ShouldAllBe(gate => gate.Needs == Needs.Queue);

    [Fact]
    public void A_humans_word_goes_over_these_and_over_nothing_else() =>
        GateList
            .All.Where(gate => gate.Human != HumanWord.DoesNotCount)
            .Select(gate => (gate.Reason, gate.Human))
            .ShouldBe([
                (ReasonCode.Backoff, HumanWord.CountsWhenGiven),
                (ReasonCode.OrphanGrace, HumanWord.Counts),
                (ReasonCode.Paused, HumanWord.Counts),
                (ReasonCode.Held, HumanWord.Counts),
                (ReasonCode.BreakerOpen, HumanWord.Counts),
            ]);

    [Fact]
    public void A_scaler_asks_every_gate_that_a_statement_can_ask() =>
        Asked.ShouldBe(
            GateList.All.Where(gate => gate.Needs != Needs.Agent).Select(gate => gate.Reason.Word()),
            ignoreOrder: true
        );

    /// <summary>The gates that the lines of the scaler's statements name.</summary>
    private static IEnumerable<string> Asked =>
        Statements
            .SelectMany(Lines)
            .Select(line => line.Trim())
            .Where(line => line.StartsWith(Mark, StringComparison.Ordinal))
            .SelectMany(line => line[Mark.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string[] Lines(string statement)
    {
        using var reader = new StreamReader(typeof(GateList).Assembly.GetManifestResourceStream(statement)!);
        return reader.ReadToEnd().Split('\n');
    }
}
