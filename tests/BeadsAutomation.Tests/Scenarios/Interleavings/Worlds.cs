using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios.Interleavings;

/// <summary>In what state b1 is when others meet over it.</summary>
internal static class Worlds
{
    /// <summary>A world in which one bead, b1, is in this state; its agent answers so from now on.</summary>
    public static ModelWorld Make(
        string state,
        AnswerClass answer = AnswerClass.Accepted,
        int schema = 66,
        Variant? variant = null
    )
    {
        var world = new ModelWorld(schema, variant: variant);
        world.Put(new BeadRow("b1"));
        world.Put(new BeadRow("blocker") { Assignee = "bob" });
        Schedules.Now(() => BringAsync(world, state));
        world.Agent.Answer = o => Answers.Of(answer, o);
        return world;
    }

    private static async Task BringAsync(ModelWorld world, string state)
    {
        switch (state)
        {
            case "ready":
                break;
            case "ghost":
                await DieAsync(world, FaultPoint.ClaimCommitted);
                world.Advance(5);
                break;
            case "posting":
                await DieAsync(world, FaultPoint.PostingCommitted);
                world.Advance(31);
                break;
            case "refused":
                world.Agent.Answer = Answers.Environment;
                await DieAsync(world, FaultPoint.AnswerRecorded);
                break;
            case "at work":
                await world.TickAsync();
                break;
            case "silent":
                await world.TickAsync();
                world.Advance(31);
                break;
            case "re-opened":
                await world.TickAsync();
                world.Advance(1);
                world.Reopen("b1");
                world.Advance(31);
                break;
            case "reaped":
                await world.TickAsync();
                world.Advance(31);
                await world.SweepAsync();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(state), state, "no such world");
        }
    }

    public static async Task DieAsync(ModelWorld world, FaultPoint point)
    {
        try
        {
            await world.Process(faults: p => Aftermath.DieAt(point, p)).TickAsync();
        }
        catch (CrashException) { }
    }
}
