using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Model.Engine;
using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>A sweep whose time is up, whose store fails or which is asked to stop, and what it says of each bead.</summary>
public sealed class SweepEndsTests : IDisposable
{
    private const string TimeIsUp = "the sweep's time is up";

    private readonly ModelWorld _world = ModelWorld.With("b1", "b2");
    private readonly RecordedLog _log = new();

    public SweepEndsTests() => _world.Log = _log;

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task A_store_that_does_not_answer_in_its_time_is_a_store_that_failed()
    {
        var process = _world.Process(When.First("Recover/BeforeBegin", () => _world.Advance(2)));

        var failure = await Should.ThrowAsync<StoreException>(() => process.SweepAsync());

        failure.Message.ShouldBe("the store did not answer within the sweep's time; nothing was changed");
    }

    [Fact]
    public async Task Only_what_may_write_repairs_the_store_first()
    {
        var steps = new List<string>();
        var process = _world.Process(s =>
        {
            steps.Add(s);
            return Task.CompletedTask;
        });

        await process.SweepAsync(dryRun: true);
        await process.TickAsync(dryRun: true);
        steps.ShouldAllBe(s => s != "Recover/BeforeBegin");

        foreach (var pass in (Func<Task>[])[() => process.SweepAsync(), () => process.TickAsync()])
        {
            steps.Clear();
            await pass();
            steps[0].ShouldBe("Recover/BeforeBegin");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_it_does_not_reach_is_kept_and_said(bool stopped)
    {
        await SilentAsync();
        using var stop = new CancellationTokenSource();
        var process = _world.Process(
            When.First(
                "Apply/AfterCommit",
                () =>
                {
                    if (stopped)
                    {
                        stop.Cancel();
                    }
                    else
                    {
                        _world.Advance(2);
                    }
                }
            )
        );

        var report = await process.SweepAsync(allowMassReap: true, stop: stop.Token);

        report
            .Verdicts.Select(v => (v.BeadId, v.Verdict))
            .ShouldBe([("b1", SweepVerdict.Reaped), ("b2", SweepVerdict.Keep)]);
        report.Verdicts[1].Detail.ShouldBe("not reached; the next sweep looks again");
        report.Verdicts[1].Outcome.ShouldBeNull();
        (report.Blocked, report.ExitCode, report.Warnings.Count).ShouldBe((null, ExitCode.Done, 0));
        report.FuseTripped.ShouldBeFalse();
    }

    [Fact]
    public async Task A_write_that_fails_is_told_and_the_others_are_done()
    {
        await SilentAsync();
        var process = _world.Process(When.First("Apply/BeforeBegin", () => throw new StoreException("no disk")));

        var report = await process.SweepAsync(allowMassReap: true);

        report
            .Verdicts.Select(v => (v.BeadId, v.Verdict, v.Detail))
            .First()
            .ShouldBe(("b1", SweepVerdict.Failed, "no disk"));
        report.Verdicts[1].Verdict.ShouldBe(SweepVerdict.Reaped);
        report.ExitCode.ShouldBe(ExitCode.Store);
        _log.Lines.ShouldHaveSingleItem().ShouldContain("b1");
        (report.Blocked, _world.Status("b1")).ShouldBe((1, "in_progress"));
    }

    [Fact]
    public async Task Its_time_is_up_while_it_asks_what_came_of_a_commit()
    {
        await SilentAsync();
        _world.Database.Engine.NextCommitFault = () => CommitFault.AnswerLost;
        var process = _world.Process(When.First("Apply/BeforeCommit", () => _world.Advance(2)));

        var report = await process.SweepAsync(allowMassReap: true);

        (report.Verdicts[0].Verdict, report.Verdicts[0].Detail).ShouldBe((SweepVerdict.Failed, TimeIsUp));
        report.ExitCode.ShouldBe(ExitCode.Store);
        _log.ToString().ShouldContain(TimeIsUp);
    }

    [Fact]
    public async Task The_oldest_claim_is_asked_about_first_and_none_when_the_time_for_it_is_up()
    {
        // b2 is the older claim.
        _world.Do(t => t.SetStatus("b1", "deferred"));
        await _world.TickAsync();
        _world.Do(t => t.SetStatus("b1", "open"));
        _world.Advance(1);
        await _world.TickAsync();
        var asked = new List<string>();
        _world.Agent.Job = query =>
        {
            asked.Add(query.JobId!);
            _world.Advance(1.1);
            return Answers.Job(JobState.Completed);
        };

        var report = await _world.SweepAsync();

        asked.ShouldBe(["job-b2-1"]);
        report.Verdicts.Single(v => v.BeadId == "b1").Verdict.ShouldBe(SweepVerdict.Keep);
        report.Verdicts.Single(v => v.BeadId == "b2").Verdict.ShouldBe(SweepVerdict.Reaped);
        // Its notes could not be read any more, which costs words alone.
        _log.ToString().ShouldContain("the time for look-ups was up");
    }

    [Fact]
    public async Task Notes_that_cannot_be_read_cost_words_alone()
    {
        await _world.TickAsync();
        _world.Agent.Job = _ => Answers.Job(JobState.Completed);
        var process = _world.Process(When.First("ReadText/BeforeBegin", () => throw new StoreException("no disk")));

        var report = await process.SweepAsync();

        report.Verdicts.ShouldHaveSingleItem().Verdict.ShouldBe(SweepVerdict.Reaped);
        _log.ToString().ShouldContain("no disk");
    }

    [Theory]
    [InlineData(JobState.Completed, "completed")]
    [InlineData(JobState.Running, null)]
    public async Task A_job_whose_bead_its_agent_ended_is_recorded_once_it_is_over(JobState state, string? reason)
    {
        await _world.TickAsync();
        _world.Do(t => t.Close("b1"));
        _world.Agent.Job = _ => Answers.Job(state);

        await _world.SweepAsync();

        var row = _world.Attempts("b1").ShouldHaveSingleItem();
        row.Outcome.ShouldBe(AttemptOutcome.AgentClosed);
        (row.Reason?.Contains("completed", StringComparison.Ordinal) ?? false).ShouldBe(reason is not null, row.Reason);
    }

    [Fact]
    public async Task A_jobs_age_counts_from_its_post()
    {
        var process = _world.Process(When.First("Apply/AfterCommit", () => _world.Advance(0.4)));
        await process.TickAsync();
        _world.Advance(5);
        TimeSpan? age = null;
        _world.Agent.Job = query =>
        {
            age = query.SincePosted;
            return Answers.Job(JobState.Running);
        };

        await _world.SweepAsync();

        age.ShouldBe(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task A_capped_bead_whose_commit_gave_no_answer_is_looked_up_among_all_its_attempts()
    {
        _world.Options = new BeadsOptions { MaxAttempts = 3 };
        _world.Agent.Answer = Answers.BeadFault;
        _world.Do(t => t.Close("b2"));
        for (var i = 0; i < 2; i++)
        {
            await _world.TickAsync();
            _world.Advance(60);
        }
        _world.Options = new BeadsOptions { MaxAttempts = 2 };
        _world.Database.Engine.NextCommitFault = () => CommitFault.AnswerLost;

        var report = await _world.SweepAsync();

        var swept = report.Verdicts.ShouldHaveSingleItem();
        (swept.Verdict, swept.Detail).ShouldBe((SweepVerdict.Reaped, "2 of 2 attempts failed"));
        _world.Status("b1").ShouldBe("blocked");
    }

    private async Task SilentAsync()
    {
        await _world.TickAsync();
        await _world.TickAsync();
        _world.Advance(60);
        _log.Clear();
    }
}
