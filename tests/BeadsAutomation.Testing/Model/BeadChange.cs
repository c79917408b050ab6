namespace BeadsAutomation.Testing.Model;

/// <summary>A transition of ours that was committed.</summary>
/// <param name="Decided">What was decided, with the bead as the decision saw it.</param>
/// <param name="Found">The bead as the writing transaction found it.</param>
public sealed record BeadChange(BeadTransition Decided, Bead? Found)
{
    /// <summary>Whether it wrote the bead although somebody had changed it since the read that was decided on.</summary>
    public bool WroteUnseen => Decided.WritesBead && Found != Decided.Observed;
}
