namespace BeadsAutomation.Testing.Model.Interleaving;

/// <summary>Every order in which actors can take their steps, each actor's own steps in order.</summary>
public static class Interleavings
{
    /// <summary>All merge orders, as lists of actor numbers; <c>All(2, 1)</c> is 001, 010, 100.</summary>
    public static IEnumerable<IReadOnlyList<int>> All(params int[] steps) => Continue([], [.. steps]);

    private static IEnumerable<IReadOnlyList<int>> Continue(int[] taken, int[] left)
    {
        if (Array.TrueForAll(left, n => n == 0))
        {
            return [taken];
        }
        return Enumerable
            .Range(0, left.Length)
            .Where(actor => left[actor] > 0)
            .SelectMany(actor => Continue([.. taken, actor], [.. left.Select((n, i) => i == actor ? n - 1 : n)]));
    }
}
