using System.Text.RegularExpressions;
using BeadsAutomation.Commands.CommandLine;
using BeadsAutomation.Configuration;
using BeadsAutomation.Store;

namespace BeadsAutomation.Hosting;

/// <summary>
/// Answers a shell that asks what may come next, one word on each line. It never fails: a shell has no place for what went wrong, and
/// <c>doctor</c> tells it.
/// </summary>
internal static partial class Completer
{
    /// <summary>The word in the shells' scripts.</summary>
    public const string Word = "complete";

    // Whoever pressed the key waits.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Writes what may stand in place of the last word.</summary>
    /// <param name="executable">Which program.</param>
    /// <param name="words">What is written behind its name; the last word is unfinished and may be empty.</param>
    /// <param name="surroundings">Where the settings come from, and the answer goes.</param>
    public static async Task<int> RunAsync(Executable executable, string[] words, ProcessEnvironment surroundings)
    {
        var (before, begun) = (words[..^Math.Min(1, words.Length)], words.LastOrDefault(""));
        var next = CommandLineReader.Next(executable, before);
        var beads = next.TakesBead && !begun.StartsWith('-') ? await BeadsAsync(next.Request, surroundings) : [];
        var fitting = next.Words.Concat(beads).Where(word => word.StartsWith(begun, StringComparison.Ordinal)).ToList();
        // Options are many: they come when nothing else can, or when a dash asks for them.
        var plain = fitting.Where(word => !word.StartsWith('-')).ToList();
        var offered = plain.Count > 0 ? plain : fitting.Where(word => word.StartsWith("--", StringComparison.Ordinal));
        var answer = string.Concat(offered.Distinct(StringComparer.Ordinal).Select(word => word + "\n"));
        surroundings.Say(to => to.Out.Write(answer));
        return (int)ExitCode.Done;
    }

    private static async Task<IReadOnlyList<string>> BeadsAsync(Request request, ProcessEnvironment surroundings)
    {
        try
        {
            var settings = SettingsReader.Read(request.Settings, request.ConfigFile, surroundings, new BeadsOptions());
            if (settings.Options.Store == StoreKind.Dolt && DiscoveredServer.Is(settings.Values))
            {
                // Whoever presses a key in a folder has not asked for a login to the server that it names.
                return [];
            }
            var process = new ProcessParts { Options = settings.Options };
            await using var parts = new Composition(process);
            using var patience = new CancellationTokenSource(Patience, process.Time);
            var ids = await IdsAsync(request.Verb, parts.Store, patience.Token);
            // Whatever a shell would read as more than a word is left for the person to write.
            return [.. ids.Where(id => PlainWord().IsMatch(id))];
        }
        catch (Exception e) when (e is StoreException or ConfigurationException or OperationCanceledException)
        {
            return [];
        }
    }

    private static async Task<IEnumerable<string>> IdsAsync(Verb verb, IBeadStore store, CancellationToken patience)
    {
        var waiting = verb is Verb.Cancel or Verb.Reap ? [] : (await store.ReadQueueAsync(patience)).Waiting;
        var claims = verb == Verb.Dispatch ? [] : (await store.ReadClaimsAsync(patience)).Histories;
        var blocked = verb is Verb.Dispatch or Verb.Cancel or Verb.Reap ? [] : await store.ReadBlockedAsync(patience);
        return waiting
            .Select(w => w.Bead.Id)
            .Concat(claims.Select(c => c.BeadId))
            .Concat(blocked.Select(b => b.BeadId));
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]*\z", RegexOptions.None, 1000)]
    private static partial Regex PlainWord();
}
