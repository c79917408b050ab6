using System.Net.Sockets;
using System.Text;

namespace BeadsAutomation.Resident;

/// <summary>One request, its answer, and the end.</summary>
internal sealed class HealthConnection(HealthGuests.Guest guest, Func<string, HttpAnswer> answer, TimeProvider time)
{
    private const string BlankLine = "\r\n\r\n";

    private static readonly HttpAnswer TooLong = new(
        "431 Request Header Fields Too Large",
        "the request's head is too long\n"
    );

    private readonly byte[] _buffer = new byte[8192];
    private readonly Socket _socket = guest.Socket;

    /// <summary>Serves it for as long as it may take.</summary>
    /// <param name="forHead">How long its question may take.</param>
    /// <param name="end">The end of all patience.</param>
    public async Task ServeAsync(TimeSpan forHead, CancellationToken end)
    {
        using var patience = new CancellationTokenSource(forHead, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, end);
        if (await ReadHeadAsync(either.Token) is not { } head)
        {
            return;
        }
        guest.IsServed = true;
        ReadOnlyMemory<byte> bytes = (
            head.EndsWith(BlankLine, StringComparison.Ordinal) ? answer(head.Split("\r\n")[0]) : TooLong
        ).ToBytes();
        while (bytes.Length > 0)
        {
            bytes = bytes[await _socket.SendAsync(bytes, end)..];
        }
        guest.IsServed = false;
        await HangUpAsync(end);
    }

    /// <summary>Everything up to the blank line and with it, or as much as fits; <see langword="null"/> when the client hung up before.</summary>
    private async Task<string?> ReadHeadAsync(CancellationToken end)
    {
        var text = "";
        while (text.Length < _buffer.Length)
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(text.Length), end);
            if (read == 0)
            {
                return null;
            }
            text = Encoding.Latin1.GetString(_buffer, 0, text.Length + read);
            if (text.IndexOf(BlankLine, StringComparison.Ordinal) is var at and >= 0)
            {
                return text[..(at + BlankLine.Length)];
            }
        }
        return text;
    }

    // A connection closed with something unread is reset, and the client may lose the answer.
    private async Task HangUpAsync(CancellationToken end)
    {
        _socket.Shutdown(SocketShutdown.Send);
        while (await _socket.ReceiveAsync(_buffer.AsMemory(), end) > 0) { }
    }
}
