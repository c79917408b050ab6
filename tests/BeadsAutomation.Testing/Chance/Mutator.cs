using System.Text;

namespace BeadsAutomation.Testing.Chance;

/// <summary>Makes broken input out of good input; a seed decides how.</summary>
/// <param name="random">Chance.</param>
/// <param name="corpus">Good input.</param>
public sealed class Mutator(Random random, IReadOnlyList<byte[]> corpus)
{
    private const int Longest = 256 * 1024;
    private const int MostChanges = 4;

    // JSON's values: in place of another one they leave it JSON.
    private static readonly byte[][] Values =
    [
        .. new[]
        {
            "null",
            "true",
            "false",
            "\"\"",
            "\" \"",
            "\"id\"",
            "\"open\"",
            "\"agent\"",
            "\"\\u0000\\u001b[31m\"",
            "\"\\ud83d\"",
            "\"\\ude80\\ud83d\"",
            "\"\\u00e9\\ud83d\\ude80\"",
            "{}",
            "[]",
            "[[{}]]",
            "0",
            "-0",
            "-1",
            "1e999",
            "0.1",
            "2147483648",
            "-99999999999999999999",
            "\"2026-11-20T12:00:00Z\"",
            "\"2026-11-20T12:00:60+14:00\"",
            "\"0001-01-01T00:00:00+14:00\"",
            "\"9999-12-31T23:59:59.9999999-14:00\"",
        }.Select(Encoding.UTF8.GetBytes),
        [.. "\""u8, .. Repeated("\\u0041", 200), .. "\""u8],
    ];

    // What a reader of JSON, of lines or of settings may trip over.
    private static readonly byte[][] Words =
    [
        .. new[]
        {
            "{",
            "}",
            "[",
            "]",
            "\"",
            ",",
            ":",
            "\\",
            "\n",
            "\r\n",
            "\0",
            "\u001b[2J",
            "\ufeff",
            "\u2028",
            "\\u0000",
            "\\ud83d",
            "\"\\ud83d\":1,",
            "<<<<<<<",
            "NaN",
            "//",
            "/*",
        }.Select(Encoding.UTF8.GetBytes),
        // Half a surrogate pair, an overlong NUL, a byte of no character.
        [0xED, 0xA0, 0x80],
        [0xC0, 0x80],
        [0xFF],
        Repeated("[", 10_000),
        Repeated("{\"a\":", 10_000),
        Repeated("x", 70_000),
        Repeated("\\u0041", 30_000),
    ];

    /// <summary>The next input.</summary>
    public byte[] Next()
    {
        var input = Pick(corpus);
        // Most cases are nearly good: what is refused at its first byte shows little.
        for (var changes = random.Next(3) > 0 ? 1 : random.Next(1, MostChanges + 1); changes > 0; changes--)
        {
            input = random.Next(2) == 0 ? ReplaceText(input) : Change(input);
        }
        return input.Length <= Longest ? input : input[..Longest];
    }

    private byte[] Change(byte[] input)
    {
        var (start, end) = Span(input.Length);
        return random.Next(7) switch
        {
            0 => FlipBit(input),
            1 => input[..start],
            2 => Put(input, start, end, []),
            3 => Put(input, end, end, input[start..end]),
            4 => Put(input, start, end, Piece(Pick(corpus))),
            5 => Put(input, start, start, Pick(Words)),
            _ => Put(input, start, end, Pick(Words)),
        };
    }

    /// <summary>A value in place of a text, quotes included: what was JSON mostly stays JSON.</summary>
    private byte[] ReplaceText(byte[] input)
    {
        var quotes = Enumerable.Range(0, input.Length).Where(i => input[i] == '"').ToList();
        if (quotes.Count < 2)
        {
            return Put(input, 0, 0, Pick(Words));
        }
        var opens = 2 * random.Next(quotes.Count / 2);
        return Put(input, quotes[opens], quotes[opens + 1] + 1, Pick(Values));
    }

    private byte[] FlipBit(byte[] input)
    {
        if (input.Length == 0)
        {
            return input;
        }
        byte[] flipped = [.. input];
        flipped[random.Next(input.Length)] ^= (byte)(1 << random.Next(8));
        return flipped;
    }

    private byte[] Piece(byte[] input)
    {
        var (start, end) = Span(input.Length);
        return input[start..end];
    }

    private (int Start, int End) Span(int length)
    {
        var start = random.Next(length + 1);
        return (start, random.Next(start, length + 1));
    }

    private T Pick<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    private static byte[] Put(byte[] input, int start, int end, byte[] piece) =>
        [.. input.AsSpan(0, start), .. piece, .. input.AsSpan(end)];

    private static byte[] Repeated(string text, int times) =>
        Encoding.UTF8.GetBytes(new StringBuilder().Insert(0, text, times).ToString());
}
