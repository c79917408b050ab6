using System.Text.Json;
using BeadsAutomation.Agents.Http;

namespace BeadsAutomation.Agents.AgentService;

/// <summary>What the agent service's health says of its capacity.</summary>
internal static class ServiceRoom
{
    /// <summary>Reads any reply; never throws.</summary>
    public static Room Read(Uri url, HttpReply<BodyText> reply) =>
        (
            reply is { Failure: null, Head.Status: 200, Body: { Complete: true, Text: var text } }
                ? ServiceJson.Read(text, json => Healthy(url, json))
                : null
        )
        ?? new Room(
            RoomState.Unreachable,
            Free: null,
            $"the agent service is not healthy: {ReplyWords.Of(url, reply)}"
        );

    private static Room? Healthy(Uri url, JsonElement health)
    {
        if (health.String("status") is not "ok")
        {
            return null;
        }
        var free = Free(health);
        if (health.Boolean("busy") == true || free == 0)
        {
            return new Room(RoomState.Busy, Free: 0, $"{url} says busy");
        }
        return free is null
            ? new Room(RoomState.Unknown, Free: null, $"{url} says ok and names no capacity")
            : new Room(RoomState.Known, free, $"{url} says {free} free");
    }

    private static int? Free(JsonElement health) =>
        health.Int32("capacity") is { } capacity
        && health.Int32("active") is { } active
        && health.Int32("queued") is { } queued
            ? (int)Math.Clamp((long)capacity - active - queued, 0, int.MaxValue)
            : null;
}
