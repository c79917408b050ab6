using BeadsAutomation.EndToEndTests.Running;

namespace BeadsAutomation.EndToEndTests.Answers;

/// <summary>A world whose beads go to the agent service without BeadBoard.</summary>
internal static class DirectAgent
{
    public const string Token = "pl4nted-t0ken";

    public static async Task<World> WorldAsync()
    {
        var world = await World.CreateAsync(withService: true);
        world.Agent.Token = Token;
        world.Environment["BEADS_AGENT"] = "service";
        world.Environment["API_BEARER_TOKEN"] = Token;
        // Nobody is there: whatever asks it fails.
        world.Environment["BEADBOARD_URL"] = "http://127.0.0.1:1";
        return world;
    }
}
