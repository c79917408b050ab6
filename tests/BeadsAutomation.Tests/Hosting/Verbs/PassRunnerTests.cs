using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging.Abstractions;

namespace BeadsAutomation.Tests.Hosting.Verbs;

/// <summary>What is thrown becomes an exit code, whichever verb it was.</summary>
public sealed class PassRunnerTests
{
    [Theory]
    [InlineData("a store that is away", ExitCode.Store, "no server")]
    [InlineData("a deadline of ours", ExitCode.Store, "the store was too slow")]
    [InlineData("a signal", ExitCode.Terminated, "stopped before it was done")]
    [InlineData("a fault of ours", ExitCode.Unexpected, "ended unexpectedly: oops")]
    [InlineData("nothing", ExitCode.Done, null)]
    public async Task Says(string what, ExitCode code, string? sentence)
    {
        using var stop = new StopSignal();
        var process = new ProcessParts { Options = new BeadsOptions() };

        var pass = await new PassRunner(process, stop, NullLogger.Instance).RunAsync(
            "rearm",
            dryRun: false,
            _ => Throw(what, stop),
            _ => ExitCode.Done
        );

        pass.ExitCode.ShouldBe(code);
        (pass.Error ?? "").ShouldContain(sentence ?? "");
        (pass.Error is null).ShouldBe(sentence is null);
    }

    private static Task<string> Throw(string what, StopSignal stop)
    {
        switch (what)
        {
            case "a store that is away":
                throw new StoreException("no server");
            case "a deadline of ours":
                throw new OperationCanceledException();
            case "a signal":
                stop.Raise(PosixSignal.SIGTERM);
                throw new OperationCanceledException();
            case "a fault of ours":
                throw new InvalidOperationException("oops");
            default:
                return Task.FromResult("done");
        }
    }
}
