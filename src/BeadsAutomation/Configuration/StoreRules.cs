namespace BeadsAutomation.Configuration;

/// <summary>Where the beads are.</summary>
internal static class StoreRules
{
    /// <summary>What is wrong with these settings, a sentence each.</summary>
    public static IEnumerable<string> Failures(BeadsOptions o, Func<string, string> name)
    {
        if (o.Store == StoreKind.Jsonl && o.BeadsFile is null)
        {
            yield return $"{name("store")} is jsonl, and there is no .beads/issues.jsonl here or in a parent folder: name the file in {Settings.NameOf("beadsFile")}.";
        }
        foreach (var failure in Address(o, name))
        {
            yield return failure;
        }
    }

    private static IEnumerable<string> Address(BeadsOptions o, Func<string, string> name) =>
        new[]
        {
            Require.Word(name("host"), o.Host, 255),
            Require.Range(name("port"), o.Port, 1, 65_535),
            Require.Word(name("user"), o.User, 255),
            Require.Word(name("database"), o.Database, 64),
            o.TlsCaFile is not null && o.Tls is not (TlsMode.VerifyCa or TlsMode.VerifyFull)
                ? $"{name("tlsCa")} names a CA, and {name("tls")} does not ask for a certificate of it: set it to verify-ca or verify-full."
                : null,
            Require.Word(name("projectId"), o.ProjectId ?? "none", 255),
        }.OfType<string>();
}
