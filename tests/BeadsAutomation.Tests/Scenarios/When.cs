namespace BeadsAutomation.Tests.Scenarios;

/// <summary>Something that happens beside a process, once, at a step of its own.</summary>
internal static class When
{
    /// <summary>At the first such step; what it throws ends the process there.</summary>
    public static Func<string, Task> First(string step, Action happens)
    {
        var happened = false;
        return at =>
        {
            if (at == step && !happened)
            {
                happened = true;
                happens();
            }
            return Task.CompletedTask;
        };
    }
}
