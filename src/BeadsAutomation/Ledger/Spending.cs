using System.Globalization;

namespace BeadsAutomation.Ledger;

/// <summary>What a run cost, as its agent's program told. It is only shown: a figure of others decides nothing.</summary>
/// <param name="CostUsd">US dollars.</param>
/// <param name="Turns">How often the model was asked.</param>
/// <param name="SessionId">The session, by which the agent's program finds its own record of it.</param>
public sealed record Spending(decimal? CostUsd, int? Turns, string? SessionId)
{
    private const decimal Most = 1_000_000;
    private const int LongestSession = 100;

    /// <summary>Those of the figures that can be true; <see langword="null"/> when none can.</summary>
    public static Spending? Of(decimal? costUsd, decimal? turns, string? sessionId)
    {
        var spending = new Spending(
            costUsd is >= 0 and < Most ? Math.Round(costUsd.Value, 6, MidpointRounding.ToZero) : null,
            turns is >= 0 and <= int.MaxValue && decimal.IsInteger(turns.Value) ? (int)turns : null,
            sessionId is { Length: > 0 and <= LongestSession } && sessionId.All(IsPlain) ? sessionId : null
        );
        return spending is { CostUsd: null, Turns: null, SessionId: null } ? null : spending;
    }

    /// <summary>Cost and turns in words; empty when neither is known.</summary>
    public string Words =>
        string.Join(
            ", ",
            new[]
            {
                CostUsd is { } cost ? string.Create(CultureInfo.InvariantCulture, $"cost ${cost:0.00##}") : null,
                Turns is { } turns
                    ? string.Create(CultureInfo.InvariantCulture, $"{turns} {(turns == 1 ? "turn" : "turns")}")
                    : null,
            }.OfType<string>()
        );

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.';
}
