using System.Globalization;
using BeadsAutomation.Testing.Rig;
using BeadsAutomation.Tests.Properties;

namespace BeadsAutomation.Tests.Commands.Explain;

/// <summary>A store that a random past left behind, with beads of every kind beside it, and an agent that says the same whenever it is asked.</summary>
internal sealed class AskedWorld
{
    private readonly Random _random;

    public AskedWorld(WorldPlan plan)
    {
        _random = new Random(plan.Chance ^ 0x5eed);
        var past = new RandomWorld(plan, new BeadsOptions { MaxInFlight = Any([1, 2, 10]), MaxAttempts = Any([1, 5]) });
        Model = past.Model;
        past.Run();
        Model.Database.Engine.NextCommitFault = () => Testing.Model.Engine.CommitFault.None;
        Model.Advance(Any([0, 0, 1, 3, 12, 40, 130]));
        PutOthers();
        Model.Options = Model.Options with
        {
            Pools = new(Any(["", "gpu=2"])),
            MaxPerTick = Any([1, 1, 3]),
            MaxBudgetPerDay = Any([0, 0, 5, 10, 100]),
            MaxDispatchesPerDay = Any([0, 0, 2]),
            TrustedActors = new(Any(["", "", "ann"])),
        };
        LabelAndSign();
        var (room, jobs) = (
            Any([RoomState.Known, RoomState.Unknown, RoomState.Unknown, RoomState.Busy, RoomState.Unreachable]),
            Enum.GetValues<JobState>()
        );
        Model.Agent.Room = () => new Room(room, room == RoomState.Known ? 3 : null, "as it says");
        Model.Agent.Job = query => Answers.Job(jobs[query.Token.Sum(c => c) % jobs.Length]);
        Model.Agent.Answer = Answers.Accepted;
    }

    /// <summary>Every bead that there may be, in order.</summary>
    public static IReadOnlyList<string> Ids { get; } = ["b0", "b1", "b2", "o0", "o1", "o2", "o3", "o4", "o5", "o6"];

    public ModelWorld Model { get; }

    private static string[] Values => ["""{"assignee":"agent"}""", """{"assignee":"carl"}""", "", "assignee"];

    private void PutOthers()
    {
        var others = _random.Next(7);
        for (var i = 0; i < others; i++)
        {
            Model.Put(Other($"o{i.ToString(CultureInfo.InvariantCulture)}"));
        }
        if (others > 1)
        {
            Model.Do(work => work.AddDependency("o0", "o1"));
        }
    }

    /// <summary>Gives some beads pools, and most the event of whoever handed them over.</summary>
    private void LabelAndSign()
    {
        foreach (var id in Ids.Where(id => Model.Database.Bead(id) is not null))
        {
            if (_random.Next(3) == 0)
            {
                Model.Do(t => t.Label(id, Any(["pool:gpu", "pool:gpu", "pool:site", "swimming pool"])));
            }
            if (_random.Next(4) > 0)
            {
                Model.Do(t => t.Event(id, Any(["created", "updated"]), Any(["ann", "ann", "bob"]), Any(Values)));
            }
        }
    }

    private BeadRow Other(string id)
    {
        var bead = new BeadRow(id)
        {
            Priority = _random.Next(5),
            CreatedAt = Model.Now.AddMinutes(-_random.Next(10_000)),
            UpdatedAt = Model.Now.AddMinutes(-_random.Next(100)),
        };
        return _random.Next(10) switch
        {
            0 => bead with { AcceptanceCriteria = " \n" },
            1 => bead with { Pinned = true },
            2 => bead with { Ephemeral = true },
            3 => bead with { IssueType = "gate" },
            4 => bead with { DeferUntil = Model.Now.AddDays(1) },
            5 => bead with { Status = "in_progress" },
            6 => bead with { Status = Any(["blocked", "closed", "deferred"]) },
            7 => bead with { Assignee = Any(["", "bob"]) },
            _ => bead,
        };
    }

    private T Any<T>(T[] choices) => choices[_random.Next(choices.Length)];
}
