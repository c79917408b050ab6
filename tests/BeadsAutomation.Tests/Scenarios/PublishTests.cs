using BeadsAutomation.Testing.Rig;
using BeadsAutomation.Tests.Scenarios.Controls;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>Every bead that a pass has written becomes one commit of the store's history, and says why.</summary>
public sealed class PublishTests
{
    private readonly List<string> _published = [];
    private readonly ModelWorld _world;

    public PublishTests()
    {
        _world = new ModelWorld(variant: new Variant { Store = store => new PublishedStore(store, _published) });
        _world.Put(new BeadRow("b1"));
    }

    [Theory]
    [InlineData(AnswerClass.Accepted, "b1: accepted")]
    [InlineData(AnswerClass.BeadFault, "b1: bead_fault")]
    [InlineData(AnswerClass.Busy, "b1: busy")]
    [InlineData(AnswerClass.Unknown, "b1: unknown")]
    public async Task A_bead_that_was_sent(AnswerClass answer, string published)
    {
        _world.Agent.Answer = order => Answers.Of(answer, order);

        await _world.TickAsync();

        _published.ShouldBe([published]);
    }

    [Fact]
    public async Task A_bead_that_was_claimed_and_put_back_but_none_that_was_never_written()
    {
        _world.Put(new BeadRow("b0") { Assignee = "carl" });

        await _world
            .Process(When.First("Apply/AfterCommit", () => _world.Do(t => t.AddDependency("b1", "b0"))))
            .TickAsync();
        _published.ShouldBe(["b1: blocked_by"]);

        _published.Clear();
        _world.Do(t => t.Close("b0"));
        var lost = _world.Process(When.First("Apply/BeforeBegin", () => _world.Do(t => t.Note("b1", "mine"))));
        (await lost.TickAsync()).Outcome.ShouldBe(TickOutcome.Lost);
        _published.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_bead_that_an_interrupted_tick_left_refused()
    {
        _world.Agent.Answer = Answers.BeadFault;
        var killed = _world.Process(faults: at =>
        {
            if (at == FaultPoint.AnswerRecorded)
            {
                throw new CrashException("before the bead follows its answer");
            }
        });
        await Should.ThrowAsync<CrashException>(() => killed.TickAsync());
        _published.ShouldBeEmpty();

        await _world.TickAsync();

        _published.ShouldBe(["b1: rejected"]);
    }

    [Fact]
    public async Task A_bead_that_a_sweep_gave_up_but_none_whose_row_alone_it_settled()
    {
        await _world.TickAsync();
        _world.Put(new BeadRow("b2"));
        await _world.TickAsync();
        _published.Clear();
        _world.Do(t => t.Close("b2"));
        _world.Advance(200);

        await _world.SweepAsync();

        _published.ShouldBe(["b1: stale"]);
    }
}
