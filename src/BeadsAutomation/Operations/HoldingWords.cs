using System.Globalization;
using System.Text.Json;
using BeadsAutomation.Dispatching;
using BeadsAutomation.Hosting;
using BeadsAutomation.Hosting.Reports;

namespace BeadsAutomation.Operations;

/// <summary>The state table's words that hold beads back, for people: whatever fields a word has, those that say why, since when and until when.</summary>
internal static class HoldingWords
{
    public const string Breaker = "breaker";

    public const string Pause = "pause";

    private static readonly string[] Reasons = ["reason", "cause"];
    private static readonly string[] Begins = ["since", "began"];

    /// <summary>Those that matter now, by name: an ended pause does not, nor does a hold without trouble.</summary>
    public static IReadOnlyList<StateReport> InForce(IReadOnlyDictionary<string, string> words, DateTime now) =>
        [
            .. words
                .Where(word => HoldsBack(word.Key) && !IsDisbelieved(word.Key, word.Value, now))
                .Select(word => Read(word.Key, word.Value))
                .OfType<StateReport>()
                .Where(state => IsInForce(state, now))
                .OrderBy(state => state.Name, StringComparer.Ordinal),
        ];

    /// <summary>Whether beads are held back now, and not only by a rest of trouble that the next claim probes.</summary>
    public static bool HoldsNow(StateReport state, DateTime now) => state.Until is not { } until || until > now;

    private static bool HoldsBack(string name) =>
        name is Hold.StateName or Breaker or Pause || name.StartsWith(Pause + ":", StringComparison.Ordinal);

    /// <summary>A hold that ticks ignore, and warn of.</summary>
    private static bool IsDisbelieved(string name, string text, DateTime now) =>
        name == Hold.StateName && HoldPolicy.IsTooFarAhead(HoldJson.Read(text), now);

    private static bool IsInForce(StateReport state, DateTime now) =>
        state.Name switch
        {
            Hold.StateName => state.Since is not null || state.Until is not null,
            Breaker => state.Until is not null,
            _ => HoldsNow(state, now),
        };

    /// <summary>The word; what cannot be read, which only another program can have written, is none.</summary>
    private static StateReport? Read(string name, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object ? Of(name, json.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static StateReport Of(string name, JsonElement word) =>
        new(name, Printable.Line(Text(word, Reasons), 300), Time(Text(word, Begins)), Time(Text(word, ["until"])));

    private static string? Text(JsonElement word, string[] names) =>
        names
            .Select(n =>
                word.TryGetProperty(n, out var v) && v.ValueKind == JsonValueKind.String ? v.GetString() : null
            )
            .FirstOrDefault(t => t is not null);

    private static DateTime? Time(string? text) =>
        DateTime.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal,
            out var time
        )
            ? time
            : null;
}
