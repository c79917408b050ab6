using BeadsAutomation.Testing.Model.Engine;
using BeadsAutomation.Testing.Model.Interleaving;
using BeadsAutomation.Testing.Rig;
using BeadsAutomation.Tests.Scenarios;

namespace BeadsAutomation.Tests.Properties;

/// <summary>A world as planned.</summary>
internal sealed class RandomWorld
{
    private readonly WorldPlan _plan;
    private readonly Random _random;
    private readonly string[] _beads;

    public RandomWorld(WorldPlan plan, BeadsOptions? options = null)
    {
        (_plan, _random, Model) = (plan, new Random(plan.Chance), new ModelWorld(plan.Schema, options));
        _beads = [.. Enumerable.Range(0, plan.Beads).Select(i => $"b{i}")];
        foreach (var bead in _beads)
        {
            Model.Put(new BeadRow(bead));
        }
        Model.Do(work =>
        {
            foreach (var (from, to) in plan.Edges)
            {
                work.AddDependency(_beads[from], _beads[to]);
            }
        });
        Model.Agent.Answer = order => Answers.Of(Any([.. AnswerRules.OfAgents]), order);
        Model.Agent.Job = _ => Answers.Job(Any(Enum.GetValues<JobState>()), Any([null, "done", "rate limit"]));
        Model.Database.Engine.NextCommitFault = () =>
            OneIn(plan.FaultOneIn) ? Any([CommitFault.AnswerLost, CommitFault.RequestLost]) : CommitFault.None;
    }

    public ModelWorld Model { get; }

    /// <summary>All at once.</summary>
    public void Run()
    {
        Func<Actor, Task>[] actors =
        [
            .. _plan.Skews.Select(skew => Process(skew, rig => rig.TickAsync())),
            Process(_plan.ReaperSkew, rig => rig.SweepAsync()),
            HumanAsync,
        ];
        Interleaver.Run(Turns(actors.Length), actors);
    }

    /// <summary>Everything works again, and hours pass.</summary>
    public void LetPass() => LetPass(_ => Answers.Job(JobState.CannotTell), everyMinutes: 30);

    /// <summary>The same, and every job that is asked for has ended in it.</summary>
    public void WeatherGoesOn() =>
        LetPass(_ => Answers.Job(Any([JobState.Completed, JobState.Failed]), "rate limit"), everyMinutes: 15);

    private void LetPass(Func<JobQuery, JobReport> job, double everyMinutes)
    {
        Model.Database.Engine.NextCommitFault = () => CommitFault.None;
        Model.Agent.Job = job;
        Model.Agent.Answer = Answers.Accepted;
        var passing = Model.LetPassAsync(hours: 4, everyMinutes);
        // Nothing in the model waits for anything real.
        passing.IsCompleted.ShouldBeTrue();
        passing.GetAwaiter().GetResult();
    }

    /// <summary>Some passes of a process that may die at any step.</summary>
    private Func<Actor, Task> Process(int skew, Func<ProcessRig, Task> pass) =>
        async me =>
        {
            var clock = new SkewedClock(Model.Clock, TimeSpan.FromMinutes(skew));
            for (var i = 0; i < _plan.Passes; i++)
            {
                await me.StepAsync();
                try
                {
                    await pass(Model.Process(_ => StepOrDieAsync(me), clock: clock));
                }
                catch (CrashException) { }
                catch (StoreException) { } // its time was over before it had read anything: exit 3
            }
        };

    private async Task StepOrDieAsync(Actor actor)
    {
        await actor.StepAsync();
        if (OneIn(_plan.DeathOneIn))
        {
            throw new CrashException("anywhere");
        }
    }

    /// <summary>Notes, takes back, gives again, blocks, closes and lets time pass. Never re-opens what was sent: that would be a new order.</summary>
    private async Task HumanAsync(Actor me)
    {
        for (var i = 0; i < 6; i++)
        {
            await me.StepAsync();
            var bead = Any(_beads);
            var work = Model.Database.Begin();
            switch (_random.Next(10))
            {
                case 0:
                    work.Note(bead, "a human was here");
                    break;
                case 1:
                    work.Unassign(bead);
                    break;
                case 2 or 3:
                    work.Assign(bead, "agent");
                    break;
                case 4:
                    work.Comment(bead);
                    break;
                case 5:
                    work.SetStatus(bead, Any(["blocked", "closed"]));
                    break;
                default:
                    Model.Advance(Any([0.2, 1, 5, 35]));
                    break;
            }
            await me.StepAsync();
            work.Commit();
        }
    }

    private IEnumerable<int> Turns(int actors)
    {
        while (true)
        {
            yield return _random.Next(actors);
        }
    }

    private bool OneIn(int times) => times > 0 && _random.Next(times) == 0;

    private T Any<T>(T[] choices) => choices[_random.Next(choices.Length)];
}
