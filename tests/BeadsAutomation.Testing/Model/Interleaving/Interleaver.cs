namespace BeadsAutomation.Testing.Model.Interleaving;

/// <summary>Runs actors one step at a time, on one thread, in a given order or in every order there is.</summary>
public static class Interleaver
{
    /// <summary>
    /// Runs the actors in this order of actor numbers. Turns of an actor that is done are skipped, and when the schedule ends the rest
    /// runs to its end, actor after actor. An exception of an actor comes out here.
    /// </summary>
    public static void Run(IEnumerable<int> schedule, params Func<Actor, Task>[] actors)
    {
        using var turns = schedule.GetEnumerator();
        Run(
            actors,
            able =>
            {
                while (turns.MoveNext())
                {
                    if (able.Contains(turns.Current))
                    {
                        return turns.Current;
                    }
                }
                return able[0];
            }
        );
    }

    /// <summary>
    /// Runs every order of steps that the actors can take: each run starts with <paramref name="setUp"/>, so that steps which one
    /// outcome leaves out cost no runs.
    /// </summary>
    /// <param name="setUp">A fresh world and its actors.</param>
    /// <param name="check">Looks at the world after one run; gets the order that was taken.</param>
    /// <returns>How many orders there were.</returns>
    public static int RunAll(Func<Func<Actor, Task>[]> setUp, Action<IReadOnlyList<int>> check)
    {
        var runs = 0;
        var choices = new List<Choice>();
        do
        {
            var depth = 0;
            Run(
                setUp(),
                able =>
                {
                    if (depth == choices.Count)
                    {
                        choices.Add(new Choice(able, 0));
                    }
                    return choices[depth++].Actor;
                }
            );
            check([.. choices.Select(c => c.Actor)]);
            runs++;
        } while (NextOrder(choices));
        return runs;
    }

    /// <summary>The next order in depth-first search: the last choice that had an alternative takes it.</summary>
    private static bool NextOrder(List<Choice> choices)
    {
        while (choices.Count > 0)
        {
            var last = choices[^1];
            choices.RemoveAt(choices.Count - 1);
            if (last.Index + 1 < last.Able.Count)
            {
                choices.Add(last with { Index = last.Index + 1 });
                return true;
            }
        }
        return false;
    }

    private static void Run(Func<Actor, Task>[] bodies, Func<IReadOnlyList<int>, int> choose)
    {
        var actors = bodies.Select((body, number) => new Actor(number, body)).ToArray();
        while (Able(actors) is { Count: > 0 } able)
        {
            OneThread.Run(actors[choose(able)].Go);
        }
        if (Array.Find(actors, a => !a.IsDone) is { } stuck)
        {
            throw new InvalidOperationException(
                $"Actor {stuck.Number} waits for something that no step of the others brings."
            );
        }
        foreach (var actor in actors)
        {
            actor.Outcome.GetAwaiter().GetResult();
        }
    }

    private static List<int> Able(Actor[] actors) => [.. actors.Where(a => a.CanGo).Select(a => a.Number)];

    /// <summary>One decision of a run: who could go on, and who did.</summary>
    private sealed record Choice(IReadOnlyList<int> Able, int Index)
    {
        public int Actor => Able[Index];
    }
}
