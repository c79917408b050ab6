namespace BeadsAutomation.Tests.Model;

/// <summary>Transitions that the model's tests apply.</summary>
internal static class ClaimTransition
{
    /// <summary>A claim of what was read.</summary>
    public static BeadTransition Of(BeadHistory read, string token) =>
        new()
        {
            BeadId = read.BeadId,
            Observed = read.Bead,
            ObservedLatest = read.Latest,
            Status = BeadStatus.InProgress,
            Note = $"claimed {token}",
            Ledger = new LedgerChange.Claim(
                new AttemptKey(read.BeadId, (read.Latest?.Key.Number ?? 0) + 1, token),
                "beadboard",
                "worker"
            ),
        };
}
