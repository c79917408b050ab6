namespace BeadsAutomation.Common;

/// <summary>Names the moments between two effects, so that a test of the real executables can end the process exactly there; does nothing otherwise.</summary>
public interface IFaultPoints
{
    /// <summary>The effect so named has just happened.</summary>
    void Reached(FaultPoint point);
}

/// <summary>The moments that can be named.</summary>
public enum FaultPoint
{
    /// <summary>The claim's COMMIT was answered.</summary>
    ClaimCommitted,

    /// <summary>The row is in state posting; nothing was sent.</summary>
    PostingCommitted,

    /// <summary>The service's answer was read; nothing is recorded.</summary>
    AnswerRead,

    /// <summary>The answer is in the ledger; the bead says nothing of it yet.</summary>
    AnswerRecorded,

    /// <summary>The bead is settled for this tick.</summary>
    BeadSettled,

    /// <summary>A settlement of the sweep was committed.</summary>
    SweepCommitted,

    /// <summary>The receiver took a notice; its row is still there.</summary>
    NoticePosted,

    /// <summary>The file store or the command agent is about to change a file.</summary>
    FileOperation,
}

/// <summary>Nothing ever happens.</summary>
internal sealed class NoFaultPoints : IFaultPoints
{
    /// <inheritdoc/>
    public void Reached(FaultPoint point) { }
}
