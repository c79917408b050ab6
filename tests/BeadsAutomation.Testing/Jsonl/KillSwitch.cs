namespace BeadsAutomation.Testing.Jsonl;

/// <summary>
/// Kills what runs at its n-th change of a file, within this process: from then on every further one is refused as well, so that
/// nothing is written any more, as after <c>kill -9</c>.
/// </summary>
public sealed class KillSwitch(int at) : IFaultPoints
{
    private int _reached;

    /// <summary>Whether it came so far.</summary>
    public bool HasKilled => _reached >= at;

    public void Reached(FaultPoint point)
    {
        if (point == FaultPoint.FileOperation && ++_reached >= at)
        {
            throw new KilledException();
        }
    }
}
