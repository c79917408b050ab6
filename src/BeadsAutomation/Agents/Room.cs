namespace BeadsAutomation.Agents;

/// <summary>What an agent says of its capacity.</summary>
/// <param name="State">The answer in one word.</param>
/// <param name="Free">Free slots when known.</param>
/// <param name="Detail">One line for people: which URL said what.</param>
public sealed record Room(RoomState State, int? Free, string Detail);

/// <summary>How much room an agent has.</summary>
public enum RoomState
{
    /// <summary>So many slots are free.</summary>
    Known,

    /// <summary>It answers and does not say how much.</summary>
    Unknown,

    /// <summary>None now.</summary>
    Busy,

    /// <summary>No answer, or one that says it is not healthy.</summary>
    Unreachable,
}
