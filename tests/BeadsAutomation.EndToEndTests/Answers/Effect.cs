namespace BeadsAutomation.EndToEndTests.Answers;

/// <summary>What an answer does to its bead and to the queue.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Status">The bead's.</param>
/// <param name="Ledger">The attempt's row.</param>
/// <param name="Note">How the second note begins.</param>
/// <param name="NoteEnd">What it says of the consequence.</param>
/// <param name="Hold">Minutes for which nobody claims, or none.</param>
internal sealed record Effect(int Code, string Status, string Ledger, string Note, string NoteEnd, int? Hold)
{
    public static readonly Effect Accepted = new(0, "in_progress", "1 dispatched job=", "dispatched: job=", "", null);

    public static readonly Effect BeadFault = new(
        5,
        "open",
        "1 settled rejected counted",
        "dispatch failed",
        "1 of 5, not before",
        null
    );

    public static readonly Effect BeadFaultForGood = new(
        5,
        "blocked",
        "1 settled rejected counted",
        "dispatch failed",
        "blocked: trying again cannot help",
        null
    );

    public static readonly Effect Environment = new(
        4,
        "open",
        "1 settled released",
        "dispatch failed",
        "released, not counted",
        2
    );

    public static readonly Effect Busy = Environment with { Code = 0 };

    public static readonly Effect Unknown = new(
        5,
        "in_progress",
        "1 unknown",
        "dispatch outcome unknown (",
        "it is not sent again",
        2
    );
}
