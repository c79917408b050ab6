namespace BeadsAutomation.Testing.Rig;

/// <summary>Tells somebody of every fault point that is reached.</summary>
public sealed class FaultSteps(Action<FaultPoint> step) : IFaultPoints
{
    public void Reached(FaultPoint point) => step(point);
}
