namespace BeadsAutomation.Ledger;

/// <summary>A notice that was not delivered yet.</summary>
/// <param name="Notice">What it says.</param>
/// <param name="At">When its transition was written, database UTC.</param>
/// <param name="Age">How long ago that is.</param>
public sealed record WaitingNotice(Notice Notice, DateTime At, TimeSpan Age)
{
    /// <summary>When it was read, database UTC.</summary>
    public DateTime Now => At + Age;
}
