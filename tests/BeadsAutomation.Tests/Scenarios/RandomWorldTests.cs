using BeadsAutomation.Agents;
using BeadsAutomation.Store;
using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Model.Engine;
using BeadsAutomation.Testing.Model.Interleaving;
using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>Two dispatchers, a reaper and a human at once, lost answers to COMMIT, deaths, and a clock that jumps; a seed decides all of it.</summary>
public sealed class RandomWorldTests
{
    private const int Rounds = 200;

    [Theory]
    [InlineData(32)]
    [InlineData(66)]
    public async Task Whatever_meets_nothing_is_sent_twice_and_everything_ends_with_a_next_step(int schema)
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var random = new Random(seed);
            var world = new ModelWorld(schema);
            world.Put(new BeadRow("b1"));
            world.Put(new BeadRow("b2"));
            world.Agent.Answer = o => Answers.Of(Any(random, Enum.GetValues<AnswerClass>()), o);
            world.Agent.Job = _ => Answers.Job(Any(random, Enum.GetValues<JobState>()));
            world.Database.Engine.NextCommitFault = () =>
                random.Next(12) == 0
                    ? Any(random, [CommitFault.AnswerLost, CommitFault.RequestLost])
                    : CommitFault.None;

            Interleaver.Run(
                Turns(random, 4),
                Process(world, random, (rig, _) => rig.TickAsync()),
                Process(world, random, (rig, _) => rig.TickAsync()),
                Process(world, random, (rig, _) => rig.SweepAsync()),
                Human(world, random)
            );

            var why = $"schema {schema}, seed {seed}";
            Promise.NothingIsSentTwice(world, why);
            world.Database.Engine.NextCommitFault = () => CommitFault.None;
            world.Agent.Job = _ => Answers.Job(JobState.CannotTell);
            world.Agent.Answer = Answers.Accepted;
            await world.LetPassAsync(hours: 5, everyMinutes: 20);
            Promise.MustHaveSettled(world, why);
        }
    }

    /// <summary>Three passes of a process that may die at any step.</summary>
    private static Func<Actor, Task> Process(ModelWorld world, Random random, Func<ProcessRig, Actor, Task> pass) =>
        async me =>
        {
            for (var i = 0; i < 3; i++)
            {
                await me.StepAsync();
                try
                {
                    await pass(world.Process(_ => StepOrDieAsync(me)), me);
                }
                catch (CrashException) { }
                catch (StoreException) { } // its time was over before it had read anything: exit 3
            }

            async Task StepOrDieAsync(Actor actor)
            {
                await actor.StepAsync();
                if (random.Next(60) == 0)
                {
                    throw new CrashException("anywhere");
                }
            }
        };

    /// <summary>Notes, takes back, gives again and lets time pass. Never re-opens what was sent: that would be a new order.</summary>
    private static Func<Actor, Task> Human(ModelWorld world, Random random) =>
        async me =>
        {
            for (var i = 0; i < 8; i++)
            {
                await me.StepAsync();
                var bead = Any(random, ["b1", "b2"]);
                var work = world.Database.Begin();
                switch (random.Next(6))
                {
                    case 0:
                        work.Note(bead, "a human was here");
                        break;
                    case 1:
                        work.Unassign(bead);
                        break;
                    case 2:
                        work.Assign(bead, "agent");
                        break;
                    case 3:
                        work.Comment(bead);
                        break;
                    default:
                        world.Advance(Any(random, [0.2, 1, 5, 35]));
                        break;
                }
                await me.StepAsync();
                work.Commit();
            }
        };

    private static T Any<T>(Random random, T[] choices) => choices[random.Next(choices.Length)];

    private static IEnumerable<int> Turns(Random random, int actors)
    {
        while (true)
        {
            yield return random.Next(actors);
        }
    }
}
