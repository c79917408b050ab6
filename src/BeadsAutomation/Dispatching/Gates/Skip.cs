namespace BeadsAutomation.Dispatching.Gates;

/// <summary>Why a bead is not sent.</summary>
/// <param name="Reason">The code.</param>
/// <param name="Detail">What the code leaves out; empty when it says all.</param>
internal sealed record Skip(ReasonCode Reason, string Detail)
{
    private const int MaxDetail = 300;

    /// <summary>The decision as reported.</summary>
    public BeadDecision For(string beadId) => new(beadId, Reason, Printable.Line(Detail, MaxDetail));
}
