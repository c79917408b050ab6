namespace BeadsAutomation.Commands.Manual;

/// <summary>One gate that a bead sent by hand stands before.</summary>
/// <param name="Gate">The reason it would give.</param>
/// <param name="State">Whether it is open.</param>
/// <param name="Detail">One printable line; empty when it is open.</param>
public sealed record GateReport(ReasonCode Gate, GateState State, string Detail);

/// <summary>How a gate stands; the words in every output are the lower snake case of the names.</summary>
public enum GateState
{
    /// <summary>Nothing is in the way.</summary>
    Open,

    /// <summary>It is closed, and the human's word goes over it.</summary>
    Overridden,

    /// <summary>It is closed: nothing is sent.</summary>
    Closed,
}
