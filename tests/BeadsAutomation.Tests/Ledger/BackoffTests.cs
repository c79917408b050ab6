namespace BeadsAutomation.Tests.Ledger;

public sealed class BackoffTests
{
    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 2)]
    [InlineData(2, 5)]
    [InlineData(3, 10)]
    [InlineData(4, 30)]
    [InlineData(5, 30)]
    [InlineData(100, 30)]
    public void A_bead_waits_longer_after_each_failure(int counted, int minutes) =>
        Backoff.After(counted).ShouldBe(TimeSpan.FromMinutes(minutes));
}
