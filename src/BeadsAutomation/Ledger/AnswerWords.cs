using System.Text.Json;

namespace BeadsAutomation.Ledger;

/// <summary>The words that classes of answers have in the ledger.</summary>
public static class AnswerWords
{
    /// <summary>Nothing was sent: the time ran out first.</summary>
    public const string NotSent = "not_sent";

    private static readonly HashSet<string> Refusals = new(
        [
            AnswerClass.BeadFault.Word(),
            AnswerClass.BeadFaultForGood.Word(),
            AnswerClass.Environment.Word(),
            AnswerClass.Auth.Word(),
            AnswerClass.Busy.Word(),
        ],
        StringComparer.Ordinal
    );

    /// <summary>Every stored word by which surely nothing was started.</summary>
    public static IReadOnlyList<string> NotStarted { get; } = [.. Refusals.Order(StringComparer.Ordinal), NotSent];

    /// <summary>The stored word of a class.</summary>
    public static string Word(this AnswerClass answer) =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(answer.ToString());

    /// <summary>Whether a stored word is an answer that surely started nothing.</summary>
    public static bool IsRefusal(string? word) => word is not null && Refusals.Contains(word);

    /// <summary>Whether a stored word blames the bead.</summary>
    public static bool BlamesBead(string? word) =>
        string.Equals(word, AnswerClass.BeadFault.Word(), StringComparison.Ordinal) || IsForGood(word);

    /// <summary>Whether a stored word says that trying again cannot help.</summary>
    public static bool IsForGood(string? word) =>
        string.Equals(word, AnswerClass.BeadFaultForGood.Word(), StringComparison.Ordinal);
}
