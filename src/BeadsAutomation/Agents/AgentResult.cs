using System.Text;

namespace BeadsAutomation.Agents;

/// <summary>How a run ended in the words of the agent's own program, where that was asked for JSON.</summary>
/// <param name="Text">What the agent said last, raw; <see langword="null"/> when it said nothing.</param>
/// <param name="IsError">Whether the program calls it an error.</param>
/// <param name="Kind">The program's word for it, <c>error_max_turns</c> for instance; <see langword="null"/> when there is none.</param>
/// <param name="Spent">What it cost.</param>
public sealed record AgentResult(string? Text, bool IsError, string? Kind = null, Spending? Spent = null)
{
    /// <summary>The result among all that a job printed, or the end of that; <see langword="null"/> for plain text.</summary>
    /// <param name="output">The job's standard output.</param>
    /// <param name="errors">Its standard error, which is looked at when the output has none.</param>
    public static AgentResult? In(string? output, string? errors) => In(output) ?? In(errors);

    private static AgentResult? In(string? text)
    {
        if (text is null)
        {
            return null;
        }
        var utf8 = Encoding.UTF8.GetBytes(text);
        var heard = new HeardEvents();
        for (var at = NextObject(utf8, 0); at >= 0; at = NextObject(utf8, at))
        {
            var (found, length) = AgentEvent.Read(utf8.AsSpan(at));
            heard.Add(found);
            at += length;
        }
        return heard.Result;
    }

    /// <summary>Where the next object may begin.</summary>
    private static int NextObject(ReadOnlySpan<byte> utf8, int from)
    {
        for (var at = from; utf8[at..].IndexOf((byte)'{') is >= 0 and var next; at++)
        {
            at += next;
            if (utf8[(at + 1)..].TrimStart(" \t\r\n"u8) is [(byte)'"', ..])
            {
                return at;
            }
        }
        return -1;
    }
}
