using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>Many claims in one sweep: what holds it back, and that no bead stands in the way of another.</summary>
public sealed class MassReapTests
{
    private readonly ModelWorld _world = new();

    [Theory]
    [InlineData(10, 0, 10)] // so few may all be silent
    [InlineData(11, 0, 0)] // more than half and more than ten: the fuse
    [InlineData(11, 11, 11)] // no more than half
    [InlineData(25, 30, 20)] // the cap
    public async Task Silent_claims_are_blocked_up_to_the_cap_and_none_when_suspiciously_many(
        int silent,
        int alive,
        int blocked
    )
    {
        PutClaims(silent, alive);

        var report = await _world.SweepAsync();

        report.Reaped.ShouldBe(blocked);
        Blocked().ShouldBe(blocked);
        report.FuseTripped.ShouldBe(blocked == 0);
        report.ExitCode.ShouldBe(blocked == silent ? ExitCode.Done : ExitCode.Attention);
        report.Warnings.Count.ShouldBe(blocked == silent ? 0 : 1);
    }

    [Fact]
    public async Task Of_ten_thousand_silent_claims_none_is_blocked_until_a_human_says_so()
    {
        PutClaims(silent: 10_000, alive: 0);
        var before = _world.Database.Engine.Counters.Writes;

        (await _world.SweepAsync()).ExitCode.ShouldBe(ExitCode.Attention);

        _world.Database.Engine.Counters.Writes.ShouldBe(before);
        Blocked().ShouldBe(0);
    }

    [Fact]
    public async Task What_was_held_back_is_told_with_how_to_lift_it()
    {
        PutClaims(silent: 30, alive: 0);
        (await _world.SweepAsync())
            .Warnings.ShouldHaveSingleItem()
            .ShouldBe(
                "30 silent claims at once are more than half of all: none of them is blocked. Check for a restored backup or a wrong clock, then run the sweep with --allow-mass-reap"
            );
    }

    [Fact]
    public async Task Beyond_the_cap_the_next_sweep_is_named()
    {
        PutClaims(silent: 25, alive: 30);
        (await _world.SweepAsync())
            .Warnings.ShouldHaveSingleItem()
            .ShouldBe(
                "5 more silent claims wait for the next sweep: at most 20 are blocked in one (--allow-mass-reap lifts that)"
            );
    }

    [Fact]
    public async Task A_human_who_has_looked_lifts_cap_and_fuse()
    {
        PutClaims(silent: 30, alive: 0);

        (await _world.SweepAsync(allowMassReap: true)).Reaped.ShouldBe(30);

        Blocked().ShouldBe(30);
    }

    [Fact]
    public async Task The_write_of_the_first_bead_fails_and_the_others_are_reaped_all_the_same()
    {
        PutClaims(silent: 3, alive: 0);
        var writes = 0;
        var rig = _world.Process(step =>
            step == "Apply/BeforeBegin" && writes++ == 0
                ? throw new StoreException("the server went away")
                : Task.CompletedTask
        );

        var report = await rig.SweepAsync();

        report.ExitCode.ShouldBe(ExitCode.Store);
        report.Verdicts.Count(v => v.Verdict == SweepVerdict.Failed).ShouldBe(1);
        Blocked().ShouldBe(2);
    }

    [Theory]
    [InlineData("note")]
    [InlineData("close")]
    [InlineData("unassign")]
    public async Task A_bead_that_changed_since_it_was_read_is_left_alone(string human)
    {
        PutClaims(silent: 1, alive: 0);
        var rig = _world.Process(step =>
        {
            if (step == "Apply/BeforeBegin")
            {
                Act(human);
            }
            return Task.CompletedTask;
        });

        (await rig.SweepAsync()).Verdicts.ShouldHaveSingleItem().Verdict.ShouldBe(SweepVerdict.Lost);

        _world.Status("silent00000").ShouldBe(human == "close" ? "closed" : "in_progress");
        _world.Attempts().ShouldBeEmpty();
    }

    private void Act(string human) =>
        _world.Do(t =>
        {
            switch (human)
            {
                case "note":
                    t.Note("silent00000", "still at it");
                    break;
                case "close":
                    t.Close("silent00000");
                    break;
                default:
                    t.Unassign("silent00000");
                    break;
            }
        });

    private int Blocked() =>
        _world.Database.Engine.Begin().Rows("issues").Count(r => r.Value.Has("status", BeadStatus.Blocked));

    private void PutClaims(int silent, int alive) =>
        _world.Do(t =>
        {
            for (var i = 0; i < silent; i++)
            {
                t.Create(Claim($"silent{i:00000}", _world.Now.AddHours(-1)));
            }
            for (var i = 0; i < alive; i++)
            {
                t.Create(Claim($"alive{i:00000}", _world.Now));
            }
        });

    private static BeadRow Claim(string id, DateTime touched) =>
        new(id) { Status = BeadStatus.InProgress, UpdatedAt = touched };
}
