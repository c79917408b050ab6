using System.Collections.Frozen;
using static BeadsAutomation.Ledger.AttemptState;

namespace BeadsAutomation.Ledger;

/// <summary>The table of answers: whatever follows from one is read here, and nowhere decided anew.</summary>
internal static class AnswerRules
{
    private static readonly FrozenDictionary<AnswerClass, AnswerRule> Table = new Dictionary<AnswerClass, AnswerRule>
    {
        [AnswerClass.Accepted] = new(Dispatched, ExitCode.Done, Blame.None, HoldEffect.Ends, false, 1, null),
        [AnswerClass.BeadFault] = new(
            Refused,
            ExitCode.Attention,
            Blame.Bead,
            HoldEffect.None,
            false,
            0,
            FanOutFailureClass.Task
        ),
        [AnswerClass.BeadFaultForGood] = new(
            Refused,
            ExitCode.Attention,
            Blame.BeadForGood,
            HoldEffect.None,
            false,
            0,
            FanOutFailureClass.Task
        ),
        [AnswerClass.Environment] = new(
            Refused,
            ExitCode.Agent,
            Blame.None,
            HoldEffect.Longer,
            true,
            3,
            FanOutFailureClass.Admission
        ),
        [AnswerClass.Auth] = new(
            Refused,
            ExitCode.Agent,
            Blame.None,
            HoldEffect.Longer,
            true,
            3,
            FanOutFailureClass.Admission
        ),
        [AnswerClass.Busy] = new(
            Refused,
            ExitCode.Done,
            Blame.None,
            HoldEffect.First,
            false,
            2,
            FanOutFailureClass.Backpressure
        ),
        [AnswerClass.Unknown] = new(
            Unknown,
            ExitCode.Attention,
            Blame.None,
            HoldEffect.Longer,
            true,
            3,
            FanOutFailureClass.Ambiguous
        ),
        [AnswerClass.NotSent] = new(Refused, ExitCode.Done, Blame.None, HoldEffect.None, false, 0, null),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, AnswerClass> Classes = Table.Keys.ToFrozenDictionary(
        answer => answer.Word(),
        StringComparer.Ordinal
    );

    /// <summary>What an agent may answer.</summary>
    public static IReadOnlyList<AnswerClass> OfAgents { get; } =
    [.. Enum.GetValues<AnswerClass>().Where(answer => answer != AnswerClass.NotSent)];

    /// <summary>Every stored word by which surely nothing was started.</summary>
    public static IReadOnlyList<string> NotStarted { get; } =
    [.. Table.Where(row => row.Value.State == Refused).Select(row => row.Key.Word()).Order(StringComparer.Ordinal)];

    /// <summary>What follows from an answer.</summary>
    public static AnswerRule Rule(this AnswerClass answer) => Table[answer];

    /// <summary>Whether the service was asked and surely started nothing.</summary>
    public static bool IsRefusal(this AnswerClass answer) =>
        answer != AnswerClass.NotSent && answer.Rule().State == Refused;

    /// <summary>The class of a stored word; <see langword="null"/> for none, and for one that a later version may have written.</summary>
    public static AnswerClass? ToAnswer(string? word) =>
        word is not null && Classes.TryGetValue(word, out var answer) ? answer : null;
}
