using BeadsAutomation.EndToEndTests.Running;

namespace BeadsAutomation.EndToEndTests.Sweeping;

/// <summary>Beads that are out with an agent.</summary>
internal static class Sent
{
    /// <summary>The job that the double names first.</summary>
    public const string FirstJob = "000000000001";

    /// <summary>Bead <c>bd-1</c>, sent and accepted so long ago.</summary>
    public static async Task<World> LongAgoAsync(TimeSpan ago, bool withService = true)
    {
        var world = await World.CreateAsync(withService);
        await world.PutAsync(new BeadRow("bd-1"));
        (await world.TickAsync()).With(0);
        await world.PassAsync(ago);
        return world;
    }
}
