using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>A process that dies at any step of a batch, while its POSTs are on their way as well.</summary>
public sealed class FanOutCrashTests
{
    private const int Size = 3;

    [Theory]
    [InlineData("Accepted", false)]
    [InlineData("Accepted", true)]
    [InlineData("Environment", true)]
    [InlineData("Unknown", true)]
    [InlineData("Accepted BeadFault Unknown", true)]
    [InlineData("Busy Accepted Environment", false)]
    public async Task It_leaves_a_world_that_recovers(string answers, bool together)
    {
        var classes = answers.Split(' ').Select(Enum.Parse<AnswerClass>).ToArray();
        var steps = await Steps.EachAsync(async at =>
        {
            var world = FanOutTests.WorldOf(4, new BeadsOptions { MaxPerTick = Size, BatchInitial = Size });
            world.Agent.Answer = o => Answers.Of(classes[(o.BeadId[1] - '0') % classes.Length], o);
            var life = new Life(at, together ? Size : 1);
            var dead = false;
            try
            {
                await world.Process(life.StepAsync).TickAsync();
            }
            catch (CrashException)
            {
                dead = true;
            }
            var why = $"{answers}, {life.End ?? "lived"}";
            dead.ShouldBe(life.End is not null, why);
            world.Agent.Posts.Count.ShouldBeInRange(dead ? 0 : Size, Size, why);
            await Aftermath.RecoversAsync(world, why);
            return life.End;
        });

        steps.ShouldBeGreaterThan(50);
    }

    /// <summary>Of a process: at one step it ends, and nothing of it goes on. Answers arrive when so many POSTs are on their way.</summary>
    private sealed class Life(int at, int together)
    {
        private readonly TaskCompletionSource _arrived = new();
        private int _taken;
        private int _posted;

        public string? End { get; private set; }

        public Task StepAsync(string name)
        {
            if (End is null && _taken++ == at)
            {
                End = $"step {at}, {name}";
                _arrived.TrySetException(new CrashException(End));
            }
            if (End is not null)
            {
                throw new CrashException(End);
            }
            if (name != "Post/After")
            {
                return Task.CompletedTask;
            }
            if (++_posted == together)
            {
                _arrived.TrySetResult();
            }
            return _arrived.Task;
        }
    }
}
