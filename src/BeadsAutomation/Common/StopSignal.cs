using System.Runtime.InteropServices;

namespace BeadsAutomation.Common;

/// <summary>SIGTERM or Ctrl-C: take no new bead, and finish the one in hand. The process ends by itself, soon.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _exitCode;

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>What the process says when it was stopped; <see langword="null"/> while it was not.</summary>
    public ExitCode? ExitCode => Volatile.Read(ref _exitCode) is var code and not 0 ? (ExitCode)code : null;

    /// <summary>Listens to the signals of this process.</summary>
    public static StopSignal Listen()
    {
        var stop = new StopSignal();
        foreach (var signal in new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT })
        {
            stop._registrations.Add(
                PosixSignalRegistration.Create(
                    signal,
                    context =>
                    {
                        context.Cancel = true;
                        stop.Raise(signal);
                    }
                )
            );
        }
        return stop;
    }

    /// <summary>The signal has come; the first one decides the exit code.</summary>
    public void Raise(PosixSignal signal)
    {
        var code = signal == PosixSignal.SIGINT ? Common.ExitCode.Interrupted : Common.ExitCode.Terminated;
        if (Interlocked.CompareExchange(ref _exitCode, (int)code, 0) == 0)
        {
            _source.Cancel();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _registrations.ForEach(r => r.Dispose());
        _source.Dispose();
    }
}
