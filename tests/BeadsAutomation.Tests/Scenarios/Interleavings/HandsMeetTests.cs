using BeadsAutomation.Testing.Model.Interleaving;
using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios.Interleavings;

/// <summary>A human sends, cancels or gives up a bead by our verbs at once with what we and others do to it: every order of the steps.</summary>
public sealed class HandsMeetTests
{
    [Theory]
    [InlineData("cancel", "ready", 10)]
    [InlineData("cancel", "at work", 4)]
    [InlineData("cancel", "ghost", 4)]
    [InlineData("cancel", "refused", 20)]
    [InlineData("cancel", "re-opened", 4)]
    [InlineData("reap", "ready", 10)]
    [InlineData("reap", "at work", 4)]
    [InlineData("reap", "ghost", 4)]
    [InlineData("reap", "refused", 20)]
    [InlineData("dispatch", "ready", 100)]
    [InlineData("dispatch", "reaped", 1)]
    public void A_dispatcher(string verb, string state, int atLeast)
    {
        var schedules = Schedules.All(
            () => Worlds.Make(state),
            Promise.EveryAnswerIsKept,
            Schedules.TickAsync,
            Verb(verb)
        );
        Schedules.ShouldBeMany(schedules, atLeast);
    }

    [Theory]
    [InlineData("cancel", "silent")]
    [InlineData("cancel", "ghost")]
    [InlineData("cancel", "posting")]
    [InlineData("cancel", "re-opened")]
    [InlineData("reap", "silent")]
    [InlineData("reap", "ghost")]
    [InlineData("reap", "posting")]
    [InlineData("reap", "refused")]
    public void A_reaper(string verb, string state)
    {
        var schedules = Schedules.All(() => Worlds.Make(state), (_, _) => { }, Schedules.SweepAsync, Verb(verb));
        Schedules.ShouldBeMany(schedules, 10);
    }

    [Theory]
    [InlineData("cancel", "cancel", "at work")]
    [InlineData("cancel", "reap", "at work")]
    [InlineData("reap", "reap", "at work")]
    [InlineData("dispatch", "dispatch", "ready")]
    [InlineData("dispatch", "cancel", "ready")]
    public void Another_human_at_work_by_hand(string verb, string other, string state)
    {
        var schedules = Schedules.All(() => Worlds.Make(state), Promise.EveryAnswerIsKept, Verb(verb), Verb(other));
        Schedules.ShouldBeMany(schedules, 10);
    }

    public static TheoryData<string, string> Outsiders
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var outsider in Outsider.All.Keys)
            {
                cases.Add("cancel", outsider);
                cases.Add("reap", outsider);
                cases.Add("dispatch", outsider);
            }
            return cases;
        }
    }

    /// <summary>What they wrote stands; a late close by the agent is such a write.</summary>
    [Theory]
    [MemberData(nameof(Outsiders))]
    public void A_human_or_a_finishing_agent(string verb, string name)
    {
        var outsider = Outsider.All[name];
        var schedules = Schedules.All(
            () => Worlds.Make(verb == "dispatch" ? "ready" : "at work"),
            (world, why) => outsider.Stands(world, why),
            Verb(verb),
            outsider.After(1)
        );
        Schedules.ShouldBeMany(schedules, 6);
    }

    [Theory]
    [InlineData("cancel", "at work")]
    [InlineData("cancel", "ghost")]
    [InlineData("reap", "at work")]
    [InlineData("reap", "refused")]
    [InlineData("dispatch", "ready")]
    public async Task One_that_dies_at_any_step_leaves_a_world_that_recovers(string verb, string state)
    {
        await Steps.EachAsync(async at =>
        {
            var world = Worlds.Make(state);
            var dying = new Steps(at, () => throw new CrashException($"step {at}"));
            try
            {
                await RunAsync(verb, world.Process(dying.TakeAsync));
            }
            catch (CrashException) { }
            await Aftermath.RecoversAsync(world, $"{verb}, {state}, {dying.Where}");
            return dying.Where;
        });
    }

    private static Func<ModelWorld, Actor, Task> Verb(string verb) =>
        (world, me) => ModelWorld.FailureOfAsync(() => RunAsync(verb, world.Process(Schedules.StepsOf(me))));

    private static Task RunAsync(string verb, ProcessRig process) =>
        verb switch
        {
            "cancel" => process.CancelAsync("b1"),
            "reap" => process.GiveUpAsync("b1"),
            _ => process.DispatchAsync("b1"),
        };
}
