using BeadsAutomation.Testing.Model.Interleaving;

namespace BeadsAutomation.Tests.Model;

public sealed class InterleaverTests
{
    [Theory]
    [InlineData(new[] { 2, 1 }, 3)]
    [InlineData(new[] { 5, 5 }, 252)]
    [InlineData(new[] { 2, 2, 2 }, 90)]
    [InlineData(new[] { 0, 0 }, 1)]
    public void There_are_as_many_orders_as_combinatorics_says(int[] steps, int expected)
    {
        var orders = Interleavings.All(steps).Select(o => string.Concat(o)).ToList();

        orders.Count.ShouldBe(expected);
        orders.ShouldBeUnique(StringComparer.Ordinal);
    }

    [Fact]
    public void A_schedule_decides_who_goes_when()
    {
        var log = new List<string>();

        Interleaver.Run([0, 1, 1, 0], Writes(log, "a", 2), Writes(log, "b", 2));

        log.ShouldBe(["a1", "b1", "b2", "a2"]);
    }

    [Fact]
    public void Turns_of_an_actor_that_is_done_are_skipped_and_what_is_left_runs_to_its_end()
    {
        var log = new List<string>();

        Interleaver.Run([0, 0, 1], Writes(log, "a", 1), Writes(log, "b", 3));

        log.ShouldBe(["a1", "b1", "b2", "b3"]);
    }

    [Fact]
    public void Running_all_orders_tries_each_once_however_many_steps_an_outcome_takes()
    {
        var seen = new List<string>();
        List<string> log = [];

        var runs = Interleaver.RunAll(
            () =>
            {
                log = [];
                return [Writes(log, "a", 2), Writes(log, "b", 2)];
            },
            _ => seen.Add(string.Concat(log))
        );

        runs.ShouldBe(6);
        seen.Count.ShouldBe(6);
        seen.ShouldBeUnique(StringComparer.Ordinal);
    }

    [Fact]
    public void An_actor_can_wait_for_what_another_one_does()
    {
        var log = new List<string>();
        var given = new TaskCompletionSource();

        Interleaver.Run(
            [0, 0, 1],
            async _ =>
            {
                await given.Task;
                log.Add("got");
            },
            async me =>
            {
                await me.StepAsync();
                log.Add("give");
                given.SetResult();
            }
        );

        log.ShouldBe(["give", "got"]);
    }

    [Fact]
    public void Actors_that_wait_for_each_other_are_an_error_and_no_hang()
    {
        var never = new TaskCompletionSource();

        Should
            .Throw<InvalidOperationException>(() => Interleaver.Run([0], _ => never.Task))
            .Message.ShouldContain("Actor 0");
    }

    [Fact]
    public void An_exception_of_an_actor_comes_out()
    {
        Should.Throw<TimeoutException>(() =>
            Interleaver.Run(
                [0],
                async me =>
                {
                    await me.StepAsync();
                    throw new TimeoutException();
                }
            )
        );
    }

    private static Func<Actor, Task> Writes(List<string> log, string name, int steps) =>
        async me =>
        {
            log.Add($"{name}1");
            for (var i = 2; i <= steps; i++)
            {
                await me.StepAsync();
                log.Add($"{name}{i}");
            }
        };
}
