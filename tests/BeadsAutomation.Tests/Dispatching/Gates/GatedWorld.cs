using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Dispatching.Gates;

/// <summary>A working day with a bead before each gate: four were sent, and two more may be.</summary>
internal static class GatedWorld
{
    private const string Trusted = "ann";

    public static async Task<ModelWorld> MakeAsync()
    {
        var world = new ModelWorld(
            options: new BeadsOptions
            {
                MaxBudgetPerDay = 30,
                Pools = new("gpu=1, site=2"),
                TrustedActors = new($"{Trusted}, carol"),
                WeatherRetries = 2,
            }
        );
        world.Agent.Job = query =>
            query.JobId?.Contains("storm", StringComparison.Ordinal) == true
                ? Answers.Job(JobState.Failed, "API Error: 529 overloaded_error")
                : Answers.Job(JobState.Running);
        await SendAsync(world, "render", "pool:gpu");
        await SendAsync(world, "storm");
        await SendAsync(world, "reopened");
        world.Reopen("reopened");
        world.Agent.Answer = Answers.BeadFault;
        await SendAsync(world, "faulty");
        world.Agent.Answer = Answers.Accepted;
        await world.SweepAsync();
        PutWaiting(world);
        await world.Process().PauseAsync("the auditors look", label: "risky");
        world.Advance(1);
        return world;
    }

    /// <summary>The same world when the day allows no more than was sent.</summary>
    public static async Task<ModelWorld> MakeSpentAsync()
    {
        var world = await MakeAsync();
        world.Options = world.Options with { MaxBudgetPerDay = 20 };
        return world;
    }

    private static async Task SendAsync(ModelWorld world, string beadId, string? label = null)
    {
        Put(world, new BeadRow(beadId), Trusted, label);
        await world.TickAsync();
        world.Advance(0.5);
    }

    private static void PutWaiting(ModelWorld world)
    {
        Put(world, new BeadRow("paint"), Trusted, "pool:gpu");
        Put(world, new BeadRow("stranger"), "bob");
        Put(world, new BeadRow("unsigned"), actor: null);
        Put(world, new BeadRow("risky"), Trusted, "risky");
        Put(world, new BeadRow("vague") { AcceptanceCriteria = " " }, Trusted);
        Put(world, new BeadRow("behind"), Trusted);
        world.Put(new BeadRow("wall") { Assignee = "bob", Title = "Build the wall" });
        world.Do(t => t.AddDependency("behind", "wall"));
        Put(world, new BeadRow("web-1") { Priority = 1 }, Trusted, "pool:site");
        Put(world, new BeadRow("web-2"), Trusted, "pool:site");
        Put(world, new BeadRow("web-3") { Priority = 3 }, Trusted);
    }

    /// <summary>Makes a bead, and where somebody is named, he assigns it.</summary>
    private static void Put(ModelWorld world, BeadRow bead, string? actor, string? label = null)
    {
        world.Put(bead with { CreatedAt = world.Now, UpdatedAt = world.Now });
        if (label is not null)
        {
            world.Do(t => t.Label(bead.Id, label));
        }
        if (actor is not null)
        {
            world.Do(t => t.AssignAs(actor, bead.Id, "agent"));
        }
    }
}
