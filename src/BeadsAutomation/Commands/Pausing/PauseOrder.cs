using BeadsAutomation.Dispatching.Gates;

namespace BeadsAutomation.Commands.Pausing;

/// <summary>A pause as it is asked for.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Length">How long; <see langword="null"/> until it is resumed.</param>
/// <param name="Label">The beads of this label; <see langword="null"/> for the whole queue.</param>
internal sealed record PauseOrder(string Reason, TimeSpan? Length, string? Label)
{
    /// <summary>In UTF-16 units.</summary>
    public const int LongestReason = 200;

    /// <summary>A label's word has to fit into the name of the state table.</summary>
    public const int LongestLabel = 58;

    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    /// <summary>What is asked for in words that have no <see cref="Problem"/>.</summary>
    public static PauseOrder Of(string reason, string? length, string? label) =>
        new(reason.Trim(), length is null ? null : Durations.Parse(length), label);

    /// <summary>What is wrong with the options of pause, as a sentence; <see langword="null"/> when nothing is.</summary>
    public static string? Problem(string? reason, string? length, string? label) =>
        ReasonProblem(reason) ?? LengthProblem(length) ?? LabelProblem(label);

    private static string? ReasonProblem(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? "pause needs a reason: say why in --reason \"…\"."
        : reason.Trim().Length > LongestReason ? $"--reason is longer than {LongestReason} characters: say it shorter."
        : !Printable.IsPrintable(reason) ? "--reason holds what cannot be printed: write one plain line."
        : null;

    private static string? LengthProblem(string? text)
    {
        if (text is null)
        {
            return null;
        }
        try
        {
            var length = Durations.Parse(text);
            return length < Shortest || length > Pauses.Longest
                ? $"--for is {Durations.Format(length)}: use 1m to 30d, or leave it out to pause until it is resumed."
                : null;
        }
        catch (FormatException e)
        {
            return $"--for is '{Printable.Line(text, 100)}': {e.Message}.";
        }
    }

    /// <summary>What is wrong with the label of pause or resume, as a sentence; <see langword="null"/> when nothing is.</summary>
    public static string? LabelProblem(string? label) =>
        label is null ? null
        : string.IsNullOrWhiteSpace(label)
            ? "--label is blank: name a label of bd, or leave it out for the whole queue."
        : label.Length > LongestLabel || label != label.Trim() || !Printable.IsPrintable(label)
            ? $"--label is '{Printable.Line(label, 100)}': use at most {LongestLabel} characters that can be printed, without blanks around them."
        : null;
}
