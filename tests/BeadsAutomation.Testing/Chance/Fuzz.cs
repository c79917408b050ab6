using System.Globalization;
using System.Text;

namespace BeadsAutomation.Testing.Chance;

/// <summary>Gives a reader broken input, case after case: it has to come to an end, soon and without much memory, and throw nothing.</summary>
public static class Fuzz
{
    private const long MostMemory = 16 * 1024 * 1024;
    private const int MemoryPerByte = 64;
    private const int Shown = 2000;

    // What one case takes is microseconds: a machine under load is far from this.
    private static readonly TimeSpan LongestCase = TimeSpan.FromSeconds(20);

    /// <summary>Runs all cases.</summary>
    /// <param name="corpus">Good input.</param>
    /// <param name="read">Reads one input; what it throws ends the run with the case that did it.</param>
    public static Task RunAsync(IReadOnlyList<string> corpus, Func<byte[], Task> read) =>
        RunAsync([.. corpus.Select(Encoding.UTF8.GetBytes)], read);

    /// <inheritdoc cref="RunAsync(IReadOnlyList{string}, Func{byte[], Task})"/>
    public static Task RunAsync(IReadOnlyList<string> corpus, Action<byte[]> read) =>
        RunAsync(
            corpus,
            input =>
            {
                read(input);
                return Task.CompletedTask;
            }
        );

    private static async Task RunAsync(byte[][] corpus, Func<byte[], Task> read)
    {
        for (var number = 0; number < Effort.FuzzCases; number++)
        {
            // Each case has a seed of its own: it does not depend on those before it.
            var input = new Mutator(new Random(unchecked((Effort.Seed * 1_000_003) + number)), corpus).Next();
            try
            {
                await Task.Run(() => ReadAsync(input, read)).WaitAsync(LongestCase);
            }
            catch (Exception e)
            {
                throw new FuzzException(Words(number, input), e);
            }
        }
    }

    private static async Task ReadAsync(byte[] input, Func<byte[], Task> read)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = read(input);
        // Only what ended on this thread can be weighed.
        if (reading.IsCompletedSuccessfully)
        {
            var used = GC.GetAllocatedBytesForCurrentThread() - before;
            if (used > MostMemory + (input.Length * MemoryPerByte))
            {
                throw new FuzzException($"{used} bytes of memory for {input.Length} bytes of input");
            }
        }
        await reading;
    }

    private static string Words(int number, byte[] input)
    {
        var start = input[..Math.Min(Shown, input.Length)];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Effort.Again}, case {number}, {input.Length} bytes: {Encoding.UTF8.GetString(start)}\nin base64: {Convert.ToBase64String(start)}"
        );
    }
}
