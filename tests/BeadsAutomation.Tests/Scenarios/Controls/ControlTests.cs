using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Model;
using BeadsAutomation.Testing.Model.Interleaving;
using BeadsAutomation.Testing.Rig;
using BeadsAutomation.Tests.Scenarios.Interleavings;

namespace BeadsAutomation.Tests.Scenarios.Controls;

/// <summary>One part is broken on purpose, and the promise must break with it: a proof that cannot fail is none.</summary>
public sealed class ControlTests
{
    [Fact]
    public void Claims_without_a_token_of_their_own_are_caught() =>
        Caught(
            new Variant { Entropy = process => new KnownEntropy(process <= 2 ? 0 : process) },
            "a token was sent twice",
            v => Meet("ready", 32, v, Schedules.TickAsync, Schedules.TickAsync)
        );

    [Fact]
    public void A_claim_of_a_pool_without_a_second_look_is_caught() =>
        Caught(
            new Variant { Store = store => new BlindStore(store) },
            "two of one pool are at work",
            v => PoolMeetsTests.Meet(66, AnswerClass.Accepted, v, (_, _) => { })
        );

    [Fact]
    public void A_reap_without_a_guard_is_caught() =>
        Caught(
            new Variant { Guard = (t, found) => t.Ledger is not LedgerChange.Claim || ModelGuard.Holds(t, found) },
            "was changed meanwhile",
            v => Meet("silent", 66, v, Schedules.SweepAsync, Outsider.All["notes"].After(1))
        );

    [Fact]
    public void A_rollback_on_timeout_is_caught() =>
        Caught(
            new Variant { Agent = agent => new RollbackOnTimeout(agent) },
            "b1 sent again",
            v =>
            {
                var world = Worlds.Make("ready", AnswerClass.Unknown, variant: v);
                Aftermath.Recovers(world, "time-out");
            }
        );

    [Fact]
    public void A_post_that_nothing_marks_is_caught_when_its_dispatcher_dies() =>
        Caught(
            new Variant { Store = store => new UnmarkedStore(store) },
            "b1 sent again",
            v =>
            {
                var world = Worlds.Make("ready", variant: v);
                Schedules.Now(() => Worlds.DieAsync(world, FaultPoint.AnswerRead));
                Schedules.Now(() => world.LetPassAsync(hours: 1, everyMinutes: 5));
                Promise.NothingIsSentTwice(world, "died with the answer read");
            }
        );

    [Fact]
    public void An_answer_that_is_not_in_the_ledger_first_is_caught_when_the_agent_writes_at_once() =>
        Caught(
            new Variant { Store = store => new BeadFirstStore(store) },
            "answer lost",
            v =>
            {
                var world = Worlds.Make("ready", variant: v);
                world.Agent.Work = o => world.Do(t => t.Note(o.BeadId, "on it"));
                Schedules.Now(() => world.TickAsync());
                Promise.EveryAnswerIsKept(world, "the agent noted that it began");
            }
        );

    [Fact]
    public void A_claim_without_the_rule_of_in_flight_is_caught_when_a_human_re_opens_too_early() =>
        Caught(
            new Variant
            {
                Store = store => new ForgetfulStore(store),
                Guard = (t, found) => t.Ledger is LedgerChange.Claim || ModelGuard.Holds(t, found),
            },
            "claims of b1 that live",
            v => Meet("ready", 66, v, TickTwiceAsync, Outsider.All["re-opens"].After(1))
        );

    [Fact]
    public void A_sweep_that_judges_young_rows_is_caught_while_the_post_is_out() =>
        Caught(
            new Variant { Store = store => new AgedStore(store) },
            "b1 was reaped alive",
            v =>
            {
                WorkingService service = null!;
                Schedules.All(
                    () =>
                    {
                        var world = Worlds.Make("ready", variant: v);
                        service = new WorkingService(world, TimeSpan.FromMinutes(15));
                        world.Agent.Answer = service.Start;
                        return world;
                    },
                    (_, why) => service.NothingThatLivesWasReaped(why),
                    Schedules.TickAsync,
                    Schedules.SweepAsync
                );
            }
        );

    [Fact]
    public void A_re_open_before_the_answer_that_is_not_marked_is_caught() =>
        Caught(
            new Variant { Store = store => new UnmarkedReopenStore(store) },
            "b1 sent again",
            v =>
            {
                var world = Worlds.Make("ready", AnswerClass.Unknown, variant: v);
                // Too early to be a decision about this POST.
                world.Agent.Work = o => world.Do(t => t.SetStatus(o.BeadId, "open"));
                Schedules.Now(() => world.TickAsync());
                Aftermath.Recovers(world, "re-opened while the POST was out");
            }
        );

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void A_post_after_a_long_sleep_that_goes_unnoticed_is_caught(bool clockStands, bool caught)
    {
        var world = Worlds.Make("ready");
        TimeProvider clock = clockStands ? new TestClock() : world.Clock;
        Schedules.Now(() => world.Process(faults: SleepsAt, clock: clock).TickAsync());
        var check = () => Promise.NothingIsSentTwice(world, "slept between mark and POST");
        if (caught)
        {
            Should.Throw<ShouldAssertException>(check).Message.ShouldContain("b1 sent again");
        }
        else
        {
            check();
        }

        // The sweep gives it up, a human lets it go again, and it is sent; then the sleeper wakes.
        void SleepsAt(FaultPoint point)
        {
            if (point == FaultPoint.PostingCommitted)
            {
                world.Clock.Suspend(TimeSpan.FromMinutes(60));
                Schedules.Now(() => world.SweepAsync());
                world.Reopen("b1");
                Schedules.Now(() => world.TickAsync());
            }
        }
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(30, false)]
    public void A_threshold_shorter_than_the_job_is_caught(int minutes, bool caught)
    {
        var world = new ModelWorld(options: new BeadsOptions { StaleAfter = TimeSpan.FromMinutes(minutes) });
        world.Put(new BeadRow("b1"));
        var service = new WorkingService(world, TimeSpan.FromMinutes(15));
        world.Agent.Answer = service.Start;
        Schedules.Now(() => world.LetPassAsync(hours: 0.25, everyMinutes: 1));

        if (caught)
        {
            Should
                .Throw<ShouldAssertException>(() => service.NothingThatLivesWasReaped("15 minutes of work"))
                .Message.ShouldContain("b1 was reaped alive");
        }
        else
        {
            service.NothingThatLivesWasReaped("15 minutes of work");
        }
    }

    [Fact]
    public void A_missing_bead_that_counts_as_ended_and_an_old_row_that_counts_as_new_are_caught() =>
        Caught(
            new Variant { Store = store => new ForgivingStore(store) },
            "b1 sent again",
            v =>
            {
                var world = Worlds.Make("at work", variant: v);
                var row = world
                    .Database.Bead("b1")!
                    .With("status", "open")
                    .With("updated_at", new BeadRow("b1").UpdatedAt);
                world.Do(t => t.Delete("b1"));
                Schedules.Now(() => world.SweepAsync());
                world.Do(t => t.Restore("b1", row));
                Aftermath.Recovers(world, "its row was taken away and an old one brought back");
            }
        );

    /// <summary>The same passes as it should be, and does not when this part is broken.</summary>
    private static void Caught(Variant broken, string says, Action<Variant> run)
    {
        run(new Variant());
        Should.Throw<ShouldAssertException>(() => run(broken)).Message.ShouldContain(says, Case.Insensitive);
    }

    private static void Meet(
        string state,
        int schema,
        Variant variant,
        params Func<ModelWorld, Actor, Task>[] actors
    ) => Schedules.All(() => Worlds.Make(state, schema: schema, variant: variant), (_, _) => { }, actors);

    private static async Task TickTwiceAsync(ModelWorld world, Actor me)
    {
        await Schedules.TickAsync(world, me);
        await me.StepAsync();
        await Schedules.TickAsync(world, me);
    }
}
