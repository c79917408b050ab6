namespace BeadsAutomation.Tests.Scenarios.Interleavings;

/// <summary>A dispatcher at once with another, with a reaper, and with a human: every order of their steps.</summary>
public sealed class DispatcherMeetsTests
{
    [Theory]
    [InlineData("ready", AnswerClass.Accepted, 180)]
    [InlineData("ready", AnswerClass.BeadFault, 240)]
    [InlineData("ready", AnswerClass.Environment, 240)]
    [InlineData("ready", AnswerClass.Unknown, 180)]
    [InlineData("refused", AnswerClass.Accepted, 70)]
    public void Another_dispatcher(string state, AnswerClass answer, int atLeast)
    {
        var schedules = Schedules.All(
            () => Worlds.Make(state, answer, 32),
            (world, why) =>
            {
                Promise.EveryAnswerIsKept(world, why);
                world.Agent.Posts.Count(p => p.MayHaveStarted).ShouldBeLessThanOrEqualTo(1, why);
            },
            Schedules.TickAsync,
            Schedules.TickAsync
        );
        Schedules.ShouldBeMany(schedules, atLeast);
    }

    [Theory]
    [InlineData("ready", AnswerClass.Accepted, 5, 290)]
    [InlineData("ready", AnswerClass.BeadFault, 5, 470)]
    [InlineData("ready", AnswerClass.Unknown, 31, 500)]
    [InlineData("ready", AnswerClass.Accepted, 125, 500)]
    [InlineData("ghost", AnswerClass.Accepted, 0.1, 30)]
    [InlineData("refused", AnswerClass.Accepted, 0.1, 280)]
    [InlineData("re-opened", AnswerClass.Accepted, 0.1, 30)]
    [InlineData("posting", AnswerClass.Accepted, 0.1, 10)]
    [InlineData("silent", AnswerClass.Accepted, 0.1, 10)]
    public void A_reaper_while_time_passes(string state, AnswerClass answer, double minutes, int atLeast)
    {
        var schedules = Schedules.All(
            () => Worlds.Make(state, answer),
            Promise.EveryAnswerIsKept,
            Schedules.TickAsync,
            Schedules.SweepAsync,
            Schedules.TimePasses(minutes)
        );
        Schedules.ShouldBeMany(schedules, atLeast);
    }

    public static TheoryData<string, AnswerClass, int> Humans
    {
        get
        {
            var cases = new TheoryData<string, AnswerClass, int>();
            foreach (var human in Outsider.All.Keys)
            {
                cases.Add(human, AnswerClass.Accepted, 0);
                cases.Add(human, AnswerClass.Accepted, 1);
                cases.Add(human, AnswerClass.BeadFault, 0);
                cases.Add(human, AnswerClass.Environment, 1);
                cases.Add(human, AnswerClass.Unknown, 0);
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Humans))]
    public void A_human_in_the_same_second_or_the_next(string name, AnswerClass answer, int seconds)
    {
        var human = Outsider.All[name];
        var schedules = 0;
        foreach (var schema in new[] { 32, 66 })
        {
            schedules += Schedules.All(
                () => Worlds.Make("ready", answer, schema),
                (world, why) =>
                {
                    Promise.EveryAnswerIsKept(world, why);
                    human.Stands(world, why);
                    if (name == "un-assigns" && world.Agent.Posts.Count == 0)
                    {
                        world.Status("b1").ShouldBe("open", $"our half of the merge is undone: {why}");
                    }
                },
                Schedules.TickAsync,
                human.After(seconds)
            );
        }
        Schedules.ShouldBeMany(schedules, 60);
    }
}
