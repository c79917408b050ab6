using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>What goes wrong on the way to an answer's effect is logged with bead and attempt, and nothing else is.</summary>
public sealed class LoggedTests : IDisposable
{
    private readonly ModelWorld _world = ModelWorld.With("b1", "b2");
    private readonly RecordedLog _log = new();

    public LoggedTests() => _world.Log = _log;

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task A_tick_says_what_it_is_about_to_send()
    {
        await _world.TickAsync();

        _log.Lines.ShouldHaveSingleItem().ShouldContain("b1");
    }

    [Fact]
    public async Task An_answer_that_cannot_be_recorded_counts_as_unknown_and_is_said_with_its_job()
    {
        _world.Options = new BeadsOptions { MaxPerTick = 2 };
        var process = _world.Process(s =>
            s == "RecordAnswer/BeforeBegin" ? throw new StoreException("no disk") : Task.CompletedTask
        );

        var report = await process.TickAsync();

        report.ExitCode.ShouldBe(ExitCode.Store);
        _log.Lines.Count(l => l.Contains("job-b1-1", StringComparison.Ordinal)).ShouldBe(1);
        report
            .Decisions.ShouldHaveSingleItem()
            .Detail.ShouldBe("the answer could not be recorded; the attempt counts as unknown");
        _world.Attempts("b1").ShouldHaveSingleItem().State.ShouldBe(AttemptState.Posting);
        _world.Status("b1").ShouldBe("in_progress");
        _world.Agent.Posts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_bead_that_cannot_follow_its_recorded_answer_is_said_and_left_to_the_next()
    {
        _world.Agent.Answer = Answers.BeadFault;
        var writes = 0;
        var process = _world.Process(s =>
            s == "Apply/BeforeBegin" && ++writes == 2 ? throw new StoreException("no disk") : Task.CompletedTask
        );

        await process.TickAsync();

        _log.Lines.ShouldContain(l =>
            l.Contains("b1", StringComparison.Ordinal) && l.Contains("no disk", StringComparison.Ordinal)
        );
        _world.Attempts("b1").ShouldHaveSingleItem().State.ShouldBe(AttemptState.Refused);
        (await _world.TickAsync()).PutBack.ShouldHaveSingleItem().BeadId.ShouldBe("b1");
    }

    [Fact]
    public async Task One_of_a_batch_that_could_not_be_recorded_ends_the_tick()
    {
        _world.Options = new BeadsOptions { MaxPerTick = 5, BatchInitial = 2 };
        _world.Put(new BeadRow("b3") { Priority = 4 });
        var records = 0;
        var process = _world.Process(s =>
            s == "RecordAnswer/BeforeBegin" && ++records > 1 ? throw new StoreException("no disk") : Task.CompletedTask
        );

        var report = await process.TickAsync();

        _world.Agent.Posts.Select(p => p.Order.BeadId).ShouldBe(["b1", "b2"]);
        (report.ExitCode, report.Outcome).ShouldBe((ExitCode.Store, TickOutcome.Dispatched));
        _world.Attempts("b1").ShouldHaveSingleItem().State.ShouldBe(AttemptState.Dispatched);
        _world.Attempts("b2").ShouldHaveSingleItem().State.ShouldBe(AttemptState.Posting);
    }
}
