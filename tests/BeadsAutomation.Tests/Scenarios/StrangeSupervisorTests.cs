using BeadsAutomation.Testing.Rig;
using BeadsAutomation.Tests.Scenarios.Interleavings;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>What is said of a job changes from one question to the next, in any order: by a supervisor that is confused, half dead, or whose processes left it.</summary>
public sealed class StrangeSupervisorTests
{
    private static readonly JobState[] States = Enum.GetValues<JobState>();

    [Theory]
    [InlineData(AnswerClass.Accepted)]
    [InlineData(AnswerClass.Unknown)]
    public async Task Whatever_it_says_and_in_whatever_order_its_bead_is_sent_once(AnswerClass answer)
    {
        foreach (var said in from a in States from b in States from c in States select new[] { a, b, c })
        {
            var world = Worlds.Make("ready", answer);
            world.Agent.FindsByToken = true;
            var asked = 0;
            world.Agent.Job = _ => Answers.Job(said[Math.Min(asked++, said.Length - 1)]);
            await world.TickAsync();

            await world.LetPassAsync(hours: 3, everyMinutes: 15);

            Promise.MustHaveSettled(world, string.Join(", ", said));
            world.Agent.Posts.Count.ShouldBe(1, string.Join(", ", said));
        }
    }
}
