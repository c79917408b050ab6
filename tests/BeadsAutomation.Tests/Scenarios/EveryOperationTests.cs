using BeadsAutomation.Testing.Http;
using BeadsAutomation.Testing.Rig;
using BeadsAutomation.Tests.Scenarios.Interleavings;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>The sweeps over "every step" are only worth what they step through: everything that store and agent can be asked.</summary>
public sealed class EveryOperationTests
{
    [Fact]
    public async Task Everything_that_reaches_store_or_agent_is_a_step()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var world = Worlds.Make("ready", AnswerClass.Environment);
        await Process().TickAsync(); // stores a hold
        world = await Aftermath.WorldForSweepAsync();
        await Process().SweepAsync(); // looks jobs up
        await Process().RearmAsync("over");
        world.Agent.NeedsText = true;
        await world.Process().PauseAsync("reads labels", label: "x");
        await Process().TickAsync(); // reads the text
        world = new ModelWorld(options: new BeadsOptions { MaxDispatchesPerDay = 1 });
        world.Put(new BeadRow("b1"));
        await Process().TickAsync(); // counts what was sent today
        world.Options = new BeadsOptions { TrustedActors = new("ann") };
        world.Put(new BeadRow("b2"));
        world.Do(t => t.Label("b2", "pool:gpu"));
        await Process().TickAsync(); // reads who assigned it
        world.Options = new BeadsOptions();
        await Process().TickAsync(); // reads who is in its pool
        await Process().HistoryAsync(); // reads the newest attempts
        await Process().ReportAsync(); // reads a period

        await using var receiver = await WebhookDouble.StartAsync();
        world = new ModelWorld(options: new BeadsOptions { NotifyUrl = receiver.Url });
        var tells = Process();
        await tells.PauseAsync("stores a notice");
        await tells.DeliverAsync(sweep: false); // reads and deletes it

        var all = typeof(IBeadStore)
            .GetMethods()
            .Concat(typeof(IAgent).GetMethods().Where(m => m.ReturnType.IsAssignableTo(typeof(Task))))
            .Select(m => m.Name.Replace("Async", "", StringComparison.Ordinal))
            .Select(name => name == "Dispatch" ? "Post" : name);
        seen.Order(StringComparer.Ordinal).ShouldBe(all.Order(StringComparer.Ordinal));

        ProcessRig Process() =>
            world.Process(step =>
            {
                seen.Add(step[..step.IndexOf('/')]);
                return Task.CompletedTask;
            });
    }
}
