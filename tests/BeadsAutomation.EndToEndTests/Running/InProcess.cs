namespace BeadsAutomation.EndToEndTests.Running;

/// <summary>The dispatcher without a process of its own, for runs by the hundred and for looks at what is left.</summary>
internal static class InProcess
{
    /// <summary>Runs one tick; the answer is its exit code.</summary>
    public static Task<int> TickAsync(World world) =>
        CommandHost.RunAsync(
            DispatcherProgram.Executable,
            ["--log-level", "error"],
            new ProcessEnvironment
            {
                Environment = name => world.Environment.GetValueOrDefault(name),
                Folder = "/",
                Out = TextWriter.Null,
                Error = TextWriter.Null,
            }
        );
}
