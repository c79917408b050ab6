using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BeadsAutomation.Notifications;

/// <summary>
/// What the receiver did not take, as a word of the state table beside the outbox: a notice that was refused goes behind the others and
/// waits longer each time. Of another address nothing is remembered.
/// </summary>
internal sealed record Refusals
{
    /// <summary>The name of the state table's word.</summary>
    public const string StateName = "refused_notices";

    // What is forgotten is tried as if it were new, behind those that are: the word must fit its column.
    private const int MostRemembered = 200;

    private static readonly TimeSpan First = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    /// <summary>Whom it is about: a mark of the address, which is a secret itself.</summary>
    public string Receiver { get; init; } = "";

    /// <summary>Nothing is sent before, database UTC: the receiver asked for that.</summary>
    public DateTime? WaitUntil { get; init; }

    /// <summary>How often each notice was refused and when it is due again, by its id.</summary>
    public IReadOnlyDictionary<string, Refusal> Notices { get; init; } =
        new Dictionary<string, Refusal>(StringComparer.Ordinal);

    /// <summary>What is remembered of this receiver; text that cannot be read is nothing.</summary>
    public static Refusals Read(string? stored, Uri url, string? topic)
    {
        var receiver = Mark(url, topic);
        var read = StoredJson.Read(stored, RefusalsJson.Default.Refusals);
        return read?.Receiver != receiver ? new Refusals { Receiver = receiver }
            : read.Notices is null || read.Notices.Values.Contains(null!)
                ? read with
                {
                    Notices = new Refusals().Notices,
                }
            : read;
    }

    /// <summary>The text to store.</summary>
    public string Write() => JsonSerializer.Serialize(this, RefusalsJson.Default.Refusals);

    /// <summary>Those that may be sent now, those tried less often first; within these the oldest first.</summary>
    public IEnumerable<WaitingNotice> InTurn(IEnumerable<WaitingNotice> due) =>
        due.Where(n => Of(n) is not { } refused || refused.Due <= n.Now || IsTooFarAhead(refused.Due, n.Now))
            .OrderBy(n => Of(n)?.Tries ?? 0);

    /// <summary>Whether the receiver still wants nothing.</summary>
    public bool IsToWait(DateTime now) => WaitUntil > now && !IsTooFarAhead(WaitUntil.Value, now);

    /// <summary>After an answer that took nothing.</summary>
    public Refusals After(WaitingNotice notice, WebhookAnswer answer)
    {
        var before = Of(notice) ?? new Refusal(0, 0, notice.Now);
        var tried = before with { Tries = Math.Clamp(before.Tries, 0, int.MaxValue - 1) + 1 };
        return answer.Fate switch
        {
            NoticeFate.Down => this with { WaitUntil = notice.Now + answer.RetryAfter },
            NoticeFate.Failed => With(notice, tried) with { WaitUntil = notice.Now + answer.RetryAfter },
            _ => With(
                notice,
                tried with
                {
                    Times = Math.Clamp(before.Times, 0, 100) + 1,
                    Due = notice.Now + Wait(before.Times),
                }
            ),
        };
    }

    /// <summary>Only what is still in the outbox, and as much as fits.</summary>
    public Refusals Within(IReadOnlyList<WaitingNotice> outbox)
    {
        var ids = outbox.Select(n => n.Notice.Id).ToHashSet(StringComparer.Ordinal);
        return this with
        {
            Notices = Notices
                .Where(n => ids.Contains(n.Key))
                .OrderByDescending(n => n.Value.Due)
                .Take(MostRemembered)
                .ToDictionary(StringComparer.Ordinal),
        };
    }

    private Refusals With(WaitingNotice notice, Refusal refusal) =>
        this with
        {
            Notices = new Dictionary<string, Refusal>(Notices, StringComparer.Ordinal) { [notice.Notice.Id] = refusal },
        };

    /// <summary>After the first refusal the next sweep may try again; each further one waits twice as long as the one before.</summary>
    private static TimeSpan Wait(int refusedBefore) =>
        refusedBefore <= 0
            ? TimeSpan.Zero
            : TimeSpan.FromTicks(Math.Min((First * Math.Pow(2, Math.Min(refusedBefore, 20))).Ticks, Longest.Ticks));

    private Refusal? Of(WaitingNotice notice) => Notices.GetValueOrDefault(notice.Notice.Id);

    // A clock was wrong when it was written.
    private static bool IsTooFarAhead(DateTime time, DateTime now) => time - now > Longest;

    private static string Mark(Uri url, string? topic) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{url.AbsoluteUri} {topic}")))[..12];
}

/// <summary>What became of one notice.</summary>
/// <param name="Tries">How often it was sent in vain.</param>
/// <param name="Times">How often it was refused.</param>
/// <param name="Due">Before that it is not sent again, database UTC.</param>
internal sealed record Refusal(int Tries, int Times, DateTime Due);

/// <summary>How it is stored, without reflection.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(Refusals))]
internal sealed partial class RefusalsJson : JsonSerializerContext;
