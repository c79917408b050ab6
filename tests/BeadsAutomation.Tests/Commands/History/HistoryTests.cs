using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Commands.History;

public sealed class HistoryTests
{
    [Fact]
    public async Task A_beads_attempts_are_told_newest_last()
    {
        var world = ModelWorld.With("a", "b");
        world.Agent.Answer = Answers.BeadFault;
        await world.TickAsync();
        world.Advance(3);
        await world.TickAsync();

        var report = await world.Process().HistoryAsync("a");

        report.Status.ShouldBe("open");
        report.Attempts.Select(a => (a.BeadId, a.Attempt, a.Counted)).ShouldBe([("a", 1, true), ("a", 2, true)]);
    }

    [Fact]
    public async Task Without_an_id_the_newest_twenty_of_all_are_told_newest_last()
    {
        var ids = Enumerable.Range(10, 22).Select(i => $"b{i}").ToArray();
        var world = ModelWorld.With(ids);
        world.Options = world.Options with { MaxInFlight = 100 };
        foreach (var _ in ids)
        {
            world.Advance(0.1);
            await world.TickAsync();
        }

        var report = await world.Process().HistoryAsync();

        report.Attempts.Select(a => a.BeadId).ShouldBe(ids[2..]);
    }

    [Fact]
    public async Task A_bead_that_is_not_there_has_none()
    {
        var report = await ModelWorld.With("a").Process().HistoryAsync("b");

        report.Attempts.ShouldBeEmpty();
        report.Status.ShouldBeNull();
    }
}
