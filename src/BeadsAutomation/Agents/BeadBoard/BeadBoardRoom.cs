using BeadsAutomation.Agents.Http;

namespace BeadsAutomation.Agents.BeadBoard;

/// <summary>What BeadBoard's status says. It is a hint: BeadBoard says "not busy" also when the service behind it is down.</summary>
internal static class BeadBoardRoom
{
    /// <summary>Reads any reply; never throws.</summary>
    public static Room Read(Uri url, HttpReply<BodyText> reply)
    {
        var busy = reply is { Failure: null, Head.Status: 200, Body: { Complete: true, Text: var text } }
            ? ServiceJson.Read(text, json => json.Boolean("busy") is { } b ? new Busy(b) : null)
            : null;
        return busy switch
        {
            null => new Room(RoomState.Unreachable, Free: null, ReplyWords.Of(url, reply)),
            { Value: true } => new Room(RoomState.Busy, Free: 0, $"{url} says busy"),
            _ => new Room(RoomState.Unknown, Free: null, $"{url} says not busy"),
        };
    }

    private sealed record Busy(bool Value);
}
