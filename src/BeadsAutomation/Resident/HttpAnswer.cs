using System.Text;

namespace BeadsAutomation.Resident;

/// <summary>What a probe or a scrape is answered.</summary>
/// <param name="Status">The status with its words: <c>200 OK</c>.</param>
/// <param name="Body">Text.</param>
internal sealed record HttpAnswer(string Status, string Body)
{
    /// <summary>The body's type.</summary>
    public string ContentType { get; init; } = "text/plain; charset=utf-8";

    /// <summary>A whole answer on the wire, after which the connection ends.</summary>
    public byte[] ToBytes()
    {
        var body = Encoding.UTF8.GetBytes(Body);
        var head =
            $"HTTP/1.1 {Status}\r\nContent-Type: {ContentType}\r\nContent-Length: {body.Length}\r\n"
            + "Cache-Control: no-store\r\nAllow: GET\r\nConnection: close\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }
}
