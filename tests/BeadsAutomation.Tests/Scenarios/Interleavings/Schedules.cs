using BeadsAutomation.Testing.Model.Interleaving;
using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios.Interleavings;

/// <summary>
/// Everybody at once, in every order of the steps that others can notice. Of each process' steps these are its reads, the begin and
/// the COMMIT of each writing transaction, and the POST. The rest touches nothing that another actor here reads or writes (what a
/// transaction does to its own snapshot, the hold, asking for room, look-ups, history) and is fused with the step before it. The
/// promise must hold after each order, and hours later for each end that they lead to.
/// </summary>
internal static class Schedules
{
    private static readonly string[] Fused =
    [
        "Recover",
        "ReadQueue",
        "ReadClaims",
        "ReadState",
        "ReadLabels",
        "ReadAssignments",
        "WriteState",
        "Publish",
    ];

    /// <summary>Runs them all.</summary>
    /// <param name="setUp">A fresh world.</param>
    /// <param name="check">Looks at the world after each order.</param>
    /// <param name="actors">Who acts; each starts at its first turn.</param>
    /// <returns>How many orders there were.</returns>
    public static int All(
        Func<ModelWorld> setUp,
        Action<ModelWorld, string> check,
        params Func<ModelWorld, Actor, Task>[] actors
    )
    {
        ModelWorld world = null!;
        var ends = new HashSet<string>(StringComparer.Ordinal);
        return Interleaver.RunAll(
            () =>
            {
                world = setUp();
                var mine = world;
                return [.. actors.Select(act => (Func<Actor, Task>)(me => act(mine, me)))];
            },
            order =>
            {
                var why = $"order {string.Concat(order)}";
                Promise.MustHold(world, why);
                check(world, why);
                if (ends.Add(EndOf(world)))
                {
                    Aftermath.Recovers(world, why);
                    check(world, $"{why}, and hours later");
                }
            }
        );
    }

    /// <summary>All that decides how a world goes on: orders that end alike need only one look at what follows.</summary>
    private static string EndOf(ModelWorld world) =>
        string.Join(
            '\n',
            [
                $"{world.Now:O}",
                .. world.Database.Engine.Begin().Rows("issues").SelectMany(r => r.Value.Cells).Select(c => $"{c}"),
                .. world.Attempts().Select(a => $"{a}"),
                .. world.Agent.Posts.Select(p => $"{p} {world.Decisions.Allow(p.Order.Token)}"),
            ]
        );

    /// <summary>Says how many there were, and that they were not few.</summary>
    public static void ShouldBeMany(int schedules, int atLeast)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"{schedules} schedules");
        schedules.ShouldBeGreaterThanOrEqualTo(atLeast);
    }

    /// <summary>Whatever is awaited, at once.</summary>
    public static void Now(Func<Task> work) => Interleaver.Run([], _ => work());

    /// <summary>One that the store fails ends there, as its process would.</summary>
    public static Task TickAsync(ModelWorld world, Actor me) =>
        ModelWorld.FailureOfAsync(() => world.Process(StepsOf(me)).TickAsync());

    public static Task SweepAsync(ModelWorld world, Actor me) => world.Process(StepsOf(me)).SweepAsync();

    /// <summary>Its first read comes with its first turn.</summary>
    public static Task RearmAsync(ModelWorld world, Actor me)
    {
        var begun = false;
        return world
            .Process(step =>
            {
                var goOn = !begun && step.StartsWith("ReadBead", StringComparison.Ordinal);
                begun |= goOn;
                return goOn ? Task.CompletedTask : StepsOf(me)(step);
            })
            .RearmAsync("b1");
    }

    /// <summary>All machines but the database's sleep so long, somewhere in between.</summary>
    public static Func<ModelWorld, Actor, Task> TimePasses(double minutes) =>
        (world, _) =>
        {
            world.Clock.Suspend(TimeSpan.FromMinutes(minutes));
            return Task.CompletedTask;
        };

    public static Func<string, Task> StepsOf(Actor me) => step => IsNoticed(step) ? me.StepAsync() : Task.CompletedTask;

    private static bool IsNoticed(string step)
    {
        var (operation, moment) = (step[..step.IndexOf('/')], step[(step.IndexOf('/') + 1)..]);
        return step == "Post/Before" || (moment is "BeforeBegin" or "BeforeCommit" && !Fused.Contains(operation));
    }
}
