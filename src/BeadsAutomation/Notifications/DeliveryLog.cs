namespace BeadsAutomation.Notifications;

/// <summary>What a delivery has come to so far.</summary>
internal sealed class DeliveryLog
{
    /// <summary>What is to be delivered, oldest first.</summary>
    public IReadOnlyList<WaitingNotice> Due { get; private set; } = [];

    public int Delivered { get; set; }

    public int Expired { get; set; }

    public string? Problem { get; set; }

    /// <summary>What the receiver did not take.</summary>
    public Refusals Refusals { get; set; } = new();

    /// <summary>How many of those due are left.</summary>
    public int Waiting => Due.Count - Delivered - Expired;

    public void Begin(IReadOnlyList<WaitingNotice> due) => Due = due;
}
