using BeadsAutomation.Commands;
using BeadsAutomation.Commands.CommandLine;
using BeadsAutomation.Store;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Hosting;

/// <summary>Runs one verb, and turns what it throws into an exit code.</summary>
internal sealed class PassRunner(ProcessParts process, StopSignal stop, ILogger logger)
{
    /// <summary>Runs it, traced, and measured unless it is dry; only this program's own faults are logged in full.</summary>
    /// <param name="verb">Its word.</param>
    /// <param name="dryRun">Nothing is to be written or sent.</param>
    /// <param name="run">The work.</param>
    /// <param name="exitCode">What its report says.</param>
    public Task<Pass<T>> RunAsync<T>(
        string verb,
        bool dryRun,
        Func<CancellationToken, Task<T>> run,
        Func<T, ExitCode> exitCode
    )
        where T : class =>
        Traces.InSpanAsync(
            verb,
            [],
            async span =>
            {
                var started = process.Time.GetTimestamp();
                var pass = await RunAsync(verb, run, exitCode);
                if (!dryRun)
                {
                    var took = process.Time.GetElapsedTime(started);
                    process.Meter?.Record(verb, pass.Report, pass.ExitCode, took, process.Options);
                }
                if (pass.ExitCode != ExitCode.Done)
                {
                    span.Failed(pass.Error ?? $"exit code {(int)pass.ExitCode}");
                }
                return pass;
            }
        );

    /// <summary>Runs what somebody asked for, and puts its report into the answer.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="dryRun">Nothing is to be written or sent.</param>
    /// <param name="run">The work.</param>
    /// <param name="exitCode">What its report says.</param>
    /// <param name="with">The answer with the report, where there is one.</param>
    public async Task<CommandReport> AnswerAsync<T>(
        Request request,
        bool dryRun,
        Func<CancellationToken, Task<T>> run,
        Func<T, ExitCode> exitCode,
        Func<CommandReport, T?, CommandReport> with
    )
        where T : class
    {
        var pass = await RunAsync(CommandLineReader.Word(request.Verb), dryRun, run, exitCode);
        return with(pass.Answer(request), pass.Report);
    }

    private async Task<Pass<T>> RunAsync<T>(
        string verb,
        Func<CancellationToken, Task<T>> run,
        Func<T, ExitCode> exitCode
    )
        where T : class
    {
        try
        {
            var report = await run(stop.Token);
            return new Pass<T>(report, exitCode(report), null);
        }
        catch (StoreException e)
        {
            return new Pass<T>(null, ExitCode.Store, Printable.Line(e.Message, 2000));
        }
        catch (OperationCanceledException) when (stop.ExitCode is { } code)
        {
            return new Pass<T>(null, code, $"The {verb} was stopped before it was done.");
        }
        catch (OperationCanceledException)
        {
            // Nobody asked us to stop: one of our own deadlines passed, and nothing but the store keeps a verb waiting that long.
            return new Pass<T>(
                null,
                ExitCode.Store,
                $"The {verb} did not end within its time: the store was too slow. What was begun is settled by the next tick or sweep."
            );
        }
        catch (Exception e)
        {
            logger.Unexpected(e, verb);
            return new Pass<T>(
                null,
                ExitCode.Unexpected,
                $"The {verb} ended unexpectedly: {Printable.Line(e.Message, 500)}"
            );
        }
    }
}
