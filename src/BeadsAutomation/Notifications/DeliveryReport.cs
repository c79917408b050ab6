namespace BeadsAutomation.Notifications;

/// <summary>What became of the notices that this run looked after.</summary>
/// <param name="Delivered">How many the receiver took.</param>
/// <param name="Waiting">How many are left for a later sweep.</param>
/// <param name="Expired">How many had waited for too long and were dropped.</param>
/// <param name="Problem">What kept the rest from being delivered, one printable line without the address.</param>
public sealed record DeliveryReport(int Delivered, int Waiting, int Expired, string? Problem)
{
    /// <summary>Those of a sweep and of the tick after it; what the sweep left waits still.</summary>
    public static DeliveryReport? Of(DeliveryReport? sweep, DeliveryReport? tick) =>
        (sweep, tick) switch
        {
            ({ } one, { } two) => new DeliveryReport(
                one.Delivered + two.Delivered,
                one.Waiting + two.Waiting,
                one.Expired + two.Expired,
                one.Problem ?? two.Problem
            ),
            _ => sweep ?? tick,
        };
}
