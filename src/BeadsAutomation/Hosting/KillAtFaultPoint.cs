using System.Diagnostics;
using System.Globalization;
using BeadsAutomation.Configuration;

namespace BeadsAutomation.Hosting;

/// <summary>Ends the own process, as <c>kill -9</c> would, at the moment that a test named: <c>posting_committed</c>, or <c>file_operation:7</c> for its seventh time.</summary>
internal sealed class KillAtFaultPoint(FaultPoint at, int time, Action kill) : IFaultPoints
{
    /// <summary>The variable of the environment that names the moment; without it nothing ever happens.</summary>
    public const string Variable = "BEADS_TEST_KILL_AT";

    private int _reached;

    /// <summary>What the environment asks for.</summary>
    /// <exception cref="ConfigurationException">No such moment.</exception>
    public static IFaultPoints From(ProcessEnvironment surroundings)
    {
        var name = surroundings.Variable(Variable);
        if (name is null)
        {
            return new NoFaultPoints();
        }
        var parts = name.Split(':');
        var time = 1;
        if (parts.Length == 1 || (parts.Length == 2 && int.TryParse(parts[1], CultureInfo.InvariantCulture, out time)))
        {
            foreach (var point in Enum.GetValues<FaultPoint>())
            {
                if (string.Equals(point.Word(), parts[0], StringComparison.Ordinal))
                {
                    return new KillAtFaultPoint(point, time, KillThisProcess);
                }
            }
        }
        var words = string.Join(", ", Enum.GetValues<FaultPoint>().Select(point => point.Word()));
        throw new ConfigurationException([
            $"{Variable} is '{Printable.Line(name, 100)}', which is no such point: use one of {words}, with a colon and a number for a later time, or unset it.",
        ]);
    }

    /// <inheritdoc/>
    public void Reached(FaultPoint point)
    {
        if (point == at && Interlocked.Increment(ref _reached) == time)
        {
            kill();
        }
    }

    private static void KillThisProcess()
    {
        Process.GetCurrentProcess().Kill();
        // The signal is on its way; nothing more may happen until it arrives.
        using var never = new ManualResetEventSlim();
        never.Wait();
    }
}
