namespace BeadsAutomation.Options;

/// <summary>What <see cref="BeadsOptions.Agent"/> may be.</summary>
public static class AgentNames
{
    /// <summary>BeadBoard, which asks the agent service by itself.</summary>
    public const string BeadBoard = "beadboard";

    /// <summary>The agent service, asked without BeadBoard.</summary>
    public const string Service = "service";

    /// <summary>A command on this machine.</summary>
    public const string Command = "command";
}
