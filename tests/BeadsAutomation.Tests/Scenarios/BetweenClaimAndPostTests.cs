using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Model;
using BeadsAutomation.Testing.Model.Engine;
using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>What may come between a bead's choice and its POST, and what people are told of it.</summary>
public sealed class BetweenClaimAndPostTests
{
    private readonly ModelWorld _world = ModelWorld.With("b1");

    public static TheoryData<string, string, Action<OutsideTransaction>, ReasonCode, string> Others =>
        new()
        {
            {
                "a note before the claim",
                "Apply/BeforeBegin",
                t => t.Note("b1", "mine"),
                ReasonCode.LostRace,
                "somebody changed or claimed it first"
            },
            {
                "a blocker after it",
                "Apply/AfterCommit",
                t => t.AddDependency("b1", "b0"),
                ReasonCode.BlockedBy,
                "not ready any more when it was read again"
            },
            {
                "an un-assignment after it",
                "Apply/AfterCommit",
                t => t.Unassign("b1"),
                ReasonCode.LostRace,
                "taken back between claim and POST"
            },
        };

    [Theory]
    [MemberData(nameof(Others))]
    public async Task Somebody_else_is_first(
        string name,
        string step,
        Action<OutsideTransaction> work,
        ReasonCode reason,
        string detail
    )
    {
        _world.Put(new BeadRow("b0") { Assignee = "carl" });

        var report = await _world.Process(When.First(step, () => _world.Do(work))).TickAsync();

        report.Outcome.ShouldBe(TickOutcome.Lost, name);
        report.Decisions.ShouldBe([new BeadDecision("b1", reason, detail)], name);
        _world.Agent.Posts.ShouldBeEmpty();
        _world.Attempts("b1").ShouldAllBe(a => a.IsSettled && !a.Counted);
        _world.Notes("b1").ShouldNotContain(line => line.StartsWith("dispatched", StringComparison.Ordinal));
    }

    /// <param name="seconds">The claim takes so long; a POST needs 40 of a tick's 75 s.</param>
    /// <param name="sent">Whether its POST went out.</param>
    [Theory]
    [InlineData(35, true)]
    [InlineData(36, false)]
    public async Task No_post_begins_that_cannot_be_recorded_in_the_ticks_time(int seconds, bool sent)
    {
        _world.Log = new RecordedLog();

        var report = await _world
            .Process(When.First("Apply/AfterCommit", () => _world.Advance(seconds / 60.0)))
            .TickAsync();

        _world.Agent.Posts.Count.ShouldBe(sent ? 1 : 0);
        _world.Status("b1").ShouldBe(sent ? "in_progress" : "open");
        var row = _world.Attempts("b1").ShouldHaveSingleItem();
        (row.IsSettled, row.AnswerWord, row.Counted).ShouldBe((!sent, sent ? "accepted" : "not_sent", false));
        if (!sent)
        {
            const string late = "the tick ran out of time before it could be sent";
            report.Decisions.ShouldBe([new BeadDecision("b1", ReasonCode.WaitsTurn, late)]);
        }
    }

    [Theory]
    [InlineData(CommitFault.AnswerLost, true)]
    [InlineData(CommitFault.RequestLost, false)]
    public async Task The_answer_to_the_marks_commit_is_lost(CommitFault fault, bool sent)
    {
        // Of an earlier attempt, so that the history holds more than this one.
        _world.Agent.Answer = Answers.Busy;
        await _world.TickAsync();
        _world.Advance(3);
        _world.Agent.Answer = Answers.Accepted;
        var commits = 0;
        _world.Database.Engine.NextCommitFault = () => ++commits == 2 ? fault : default;

        await _world.TickAsync();

        _world.Agent.Posts.Count.ShouldBe(sent ? 2 : 1);
        _world.Attempts("b1")[^1].State.ShouldBe(sent ? AttemptState.Dispatched : AttemptState.Settled);
        _world.Status("b1").ShouldBe(sent ? "in_progress" : "open");
    }

    [Fact]
    public async Task The_answer_to_the_claims_commit_is_lost_for_a_bead_with_earlier_attempts()
    {
        _world.Agent.Answer = Answers.Busy;
        await _world.TickAsync();
        _world.Advance(3);
        _world.Agent.Answer = Answers.Accepted;
        var commits = 0;
        _world.Database.Engine.NextCommitFault = () => ++commits == 1 ? CommitFault.AnswerLost : default;

        (await _world.TickAsync()).Outcome.ShouldBe(TickOutcome.Dispatched);

        _world.Agent.Posts.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_claim_whose_commit_was_lost_while_another_dispatcher_claimed_is_not_sent_twice()
    {
        var commits = 0;
        _world.Database.Engine.NextCommitFault = () => ++commits == 1 ? CommitFault.RequestLost : default;
        var other = _world.Process(s =>
            s == "MarkPosting/BeforeBegin" ? throw new CrashException("right after its claim") : Task.CompletedTask
        );
        var first = _world.Process(
            When.First("ReadBead/BeforeBegin", () => Should.ThrowAsync<CrashException>(() => other.TickAsync()).Wait())
        );

        var report = await first.TickAsync();

        report.Outcome.ShouldBe(TickOutcome.Lost);
        _world.Agent.Posts.ShouldBeEmpty();
        _world.Attempts("b1").ShouldHaveSingleItem().State.ShouldBe(AttemptState.Claimed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Its_text_is_read_only_for_an_agent_that_needs_it(bool needed)
    {
        var reads = 0;
        _world.Agent.NeedsText = needed;

        await _world
            .Process(s =>
            {
                reads += s == "ReadText/BeforeBegin" ? 1 : 0;
                return Task.CompletedTask;
            })
            .TickAsync();

        reads.ShouldBe(needed ? 1 : 0);
        (_world.Agent.Posts.ShouldHaveSingleItem().Order.Text?.Title).ShouldBe(needed ? "a bead" : null);
    }
}
