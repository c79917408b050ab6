using BeadsAutomation.Store;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Commands.Doctor;

/// <summary>One run of the doctor: the findings so far. A check that fails is a finding of its own, and the others go on.</summary>
/// <param name="logger">For what should not happen.</param>
/// <param name="stop">The user's wish to end, which is no finding.</param>
/// <param name="token">That, or the end of our time.</param>
internal sealed class Examination(ILogger logger, CancellationToken stop, CancellationToken token)
{
    private readonly List<Finding> _findings = [];

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>The statements to run by hand; none where there is no server.</summary>
    public IReadOnlyList<string> Statements { get; set; } = [];

    /// <summary>Adds findings.</summary>
    public void Add(params ReadOnlySpan<Finding> findings) => _findings.AddRange(findings);

    /// <summary>Makes one check; whether it came to its end.</summary>
    /// <param name="check">Which.</param>
    /// <param name="make">Makes it.</param>
    /// <param name="refused">How much a refusal by the store matters: little where dispatcher and reaper do not ask this question.</param>
    public async Task<bool> MakeAsync(
        DoctorCheck check,
        Func<CancellationToken, Task> make,
        Severity refused = Severity.Error
    )
    {
        try
        {
            token.ThrowIfCancellationRequested();
            await make(token);
            return true;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested && token.IsCancellationRequested)
        {
            Add(
                new Finding(
                    check,
                    Severity.Warning,
                    "there was no time left for this check",
                    "run it again, and see what makes store or agent slow"
                )
            );
        }
        catch (StoreException e)
        {
            Add(new Finding(check, refused, Printable.Line(e.Message, 1000)));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.Unexpected(e, $"doctor: {check}");
            Add(
                new Finding(
                    check,
                    Severity.Error,
                    $"this check ended unexpectedly: {Printable.Line(e.Message, 300)}",
                    "report it with the log"
                )
            );
        }
        return false;
    }
}
