namespace BeadsAutomation.Testing;

/// <summary>One word of a store's state.</summary>
public static class StateWords
{
    public static async Task<string?> ReadStateAsync(
        this IBeadStore store,
        string name,
        CancellationToken cancellationToken
    ) => (await store.ReadStateAsync(cancellationToken)).GetValueOrDefault(name);

    /// <summary>Writes it, and tells nobody.</summary>
    public static Task<WriteResult> WriteStateAsync(
        this IBeadStore store,
        string name,
        string value,
        CancellationToken cancellationToken
    ) => store.WriteStateAsync(name, value, notice: null, cancellationToken);
}
