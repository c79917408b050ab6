namespace BeadsAutomation.Configuration;

/// <summary>Whom the work is for, and who is told.</summary>
internal static class PeopleRules
{
    /// <summary>What is wrong with these settings, a sentence each.</summary>
    public static IEnumerable<string> Failures(BeadsOptions o, Func<string, string> name) =>
        [.. Pools(o, name), .. Trust(o, name), .. Notify(o, name)];

    private static IEnumerable<string> Pools(BeadsOptions o, Func<string, string> name) =>
        o
            .Pools.Named.Select(p => Require.Range($"{name("pools")}: {Printable.Line(p.Key, 100)}", p.Value, 1, 1000))
            .OfType<string>();

    private static IEnumerable<string> Trust(BeadsOptions o, Func<string, string> name)
    {
        if (o.TrustedActors.IsOff && !string.IsNullOrWhiteSpace(o.TrustedActors.Text))
        {
            yield return $"{name("trustedActors")} is '{Printable.Line(o.TrustedActors.Text, 100)}' and names nobody, so that everybody would be trusted: name somebody, or leave it out.";
        }
        if (!o.TrustedActors.IsOff && o.Store == StoreKind.Jsonl)
        {
            yield return $"{name("trustedActors")} is set while {name("store")} is jsonl, and a file does not say who assigned a bead: use a server, or leave it out.";
        }
    }

    private static IEnumerable<string> Notify(BeadsOptions o, Func<string, string> name) =>
        new[]
        {
            Require.Word(name("notifyTopic"), o.NotifyTopic ?? "none", 64),
            // The value may hold a secret and is never shown.
            o.NotifyUrl
                is { Scheme: not "http" and not "https" }
                ? $"{name("notifyUrl")} does not begin with http:// or https://: write it in full."
                : null,
        }.OfType<string>();
}
