namespace BeadsAutomation.Tests.Scenarios;

/// <summary>Does something at one step of a process, and counts how many steps there are.</summary>
internal sealed class Steps(int at, Action act)
{
    /// <summary>More than any pass of one process takes.</summary>
    public const int Limit = 400;

    private int _taken;

    /// <summary>The step at which it was done; <see langword="null"/> when the process ended before.</summary>
    public string? Where { get; private set; }

    public Task TakeAsync(string name)
    {
        if (_taken++ == at)
        {
            Where = $"step {at}, {name}";
            act();
        }
        return Task.CompletedTask;
    }

    /// <summary>Runs a case at step 0, 1, 2 … until one is past the end of the process.</summary>
    /// <param name="run">Runs it in a world of its own; says where it acted.</param>
    /// <returns>How many steps there were.</returns>
    public static async Task<int> EachAsync(Func<int, Task<string?>> run)
    {
        for (var at = 0; at < Limit; at++)
        {
            if (await run(at) is null)
            {
                return at;
            }
        }
        throw new InvalidOperationException($"More than {Limit} steps.");
    }
}
