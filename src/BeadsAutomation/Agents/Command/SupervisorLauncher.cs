using System.Diagnostics;
using System.Text;

namespace BeadsAutomation.Agents.Command;

/// <summary>Starts the supervisor of a prepared job, and waits until the job's folder says what came of it.</summary>
internal sealed class SupervisorLauncher(
    BeadsOptions options,
    TimeProvider time,
    AgentTimeouts timeouts,
    SupervisorProgram program
)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    /// <summary>Never throws once a process may have been started: that it was cancelled is an unknown start.</summary>
    public async Task<SupervisedStart> LaunchAsync(
        DispatchOrder order,
        JobFolder job,
        CancellationToken cancellationToken
    )
    {
        var start = program.For(job);
        AgentEnvironment.Apply(start.Environment, order, job, options);
        Posix.KeepDescriptors();
        Process supervisor;
        try
        {
            supervisor = Process.Start(start)!;
        }
#pragma warning disable CA1031 // Whatever it was, and whether or not there is a process now: the folder is closed to it, or is not.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Close(job, $"no supervisor could be started: {e.Message}");
        }
        using (supervisor)
        using (var limit = new CancellationTokenSource(timeouts.Dispatch, time))
        using (var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken))
        {
            try
            {
                return await WatchAsync(supervisor, job, both.Token);
            }
            catch (OperationCanceledException e)
            {
                return new(StartKind.Unknown, $"the supervisor did not say whether the agent started: {e.Message}");
            }
        }
    }

    private async Task<SupervisedStart> WatchAsync(
        Process supervisor,
        JobFolder job,
        CancellationToken cancellationToken
    )
    {
        var words = new Heard();
        var heard = Task.WhenAll(
            words.ListenAsync(supervisor.StandardError.BaseStream),
            new Heard().ListenAsync(supervisor.StandardOutput.BaseStream)
        );
        var ended = supervisor.WaitForExitAsync(cancellationToken);
        while (true)
        {
            // Before the look, which is then the last one.
            var isOver = supervisor.HasExited;
            var found = SupervisedStart.In(job);
            if (found.Kind is StartKind.Started or StartKind.Refused)
            {
                return found;
            }
            if (isOver)
            {
                await heard
                    .WaitAsync(LastWords, time, cancellationToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return Close(
                    job,
                    $"the supervisor ended with exit code {supervisor.ExitCode} and did not say whether the agent started: {words}"
                );
            }
            await Task.WhenAny(ended, Task.Delay(Pause, time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Only what nobody can begin any more has surely not begun.</summary>
    private static SupervisedStart Close(JobFolder job, string why) =>
        new(job.TryClose() ? StartKind.NoSupervisor : StartKind.Unknown, why);

    /// <summary>An output is read to its end, or who writes it would hang; its beginning is kept for people.</summary>
    private sealed class Heard
    {
        private readonly Lock _lock = new();
        private readonly byte[] _kept = new byte[1024];
        private int _length;

        public async Task ListenAsync(Stream output)
        {
            await using (output)
            {
                var piece = new byte[16 * 1024];
                while (await output.ReadAsync(piece) is > 0 and var length)
                {
                    lock (_lock)
                    {
                        var more = Math.Min(length, _kept.Length - _length);
                        piece.AsSpan(0, more).CopyTo(_kept.AsSpan(_length));
                        _length += more;
                    }
                }
            }
        }

        public override string ToString()
        {
            lock (_lock)
            {
                return Encoding.UTF8.GetString(_kept, 0, _length);
            }
        }
    }
}
