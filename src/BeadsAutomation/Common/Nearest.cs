namespace BeadsAutomation.Common;

/// <summary>Finds what somebody probably meant.</summary>
internal static class Nearest
{
    /// <summary>The known word with the fewest single-character changes; case, hyphens and underscores do not count.</summary>
    public static string To(string word, IEnumerable<string> known) => known.MinBy(k => Distance(word, k))!;

    private static string Plain(string word) =>
        string.Concat(word.Where(char.IsLetterOrDigit).Take(64)).ToUpperInvariant();

    /// <summary>How many single-character changes lie between two words; case, hyphens and underscores do not count.</summary>
    public static int Distance(string word, string other)
    {
        var (a, b) = (Plain(word), Plain(other));
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
