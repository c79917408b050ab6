using BeadsAutomation.EndToEndTests.Running;

namespace BeadsAutomation.EndToEndTests.BadInput;

/// <summary>A store that cannot be used.</summary>
internal static class Refusals
{
    /// <summary>Tick and sweep end with exit code 3 and one sentence, which holds these words; nothing was sent and nothing written.</summary>
    public static async Task<Said> RefusedAsync(this World world, params string[] words)
    {
        (await world.SweepHereAsync("--output", "json")).Refuses(3, words).TellsTheSameInJson();
        return await world.TickRefusedAsync(words);
    }

    /// <summary>The same of a tick alone.</summary>
    public static async Task<Said> TickRefusedAsync(this World world, params string[] words)
    {
        world.Environment["BEADS_LOG_LEVEL"] = "trace";
        var before = await world.ContentsAsync();
        var tick = (await world.TickHereAsync("--output", "json")).Refuses(3, words);
        tick.TellsTheSameInJson();
        (await world.ContentsAsync()).ShouldBe(before);
        world.Agent.Requests.ShouldBeEmpty();
        return tick;
    }
}
