namespace BeadsAutomation.Tests.Dispatching.Gates;

public sealed class DayBudgetTests
{
    private const string ByCount = "all 3 dispatches of this day (UTC) are used";

    [Theory]
    [InlineData(0, 0, 5, null, null)]
    [InlineData(3, 0, 5, 3, ByCount)]
    [InlineData(0, 12, 5, 2, "all 2 jobs of this day (UTC) are sent that ")]
    [InlineData(0, 5, 5, 1, "all 1 jobs of this day (UTC) are sent that ")]
    [InlineData(3, 12, 5, 2, "all 2 jobs of this day (UTC) are sent that ")]
    [InlineData(3, 15, 5, 3, ByCount)]
    [InlineData(3, 100, 5, 3, ByCount)]
    // In binary fractions 3 × 0.1 is more than 0.3, and 0.3 / 0.1 is less than 3.
    [InlineData(0, 0.3, 0.1, 3, "all 3 jobs of this day (UTC) are sent that ")]
    [InlineData(0, 0.7, 0.1, 7, "all 7 jobs of this day (UTC) are sent that ")]
    [InlineData(0, 1.1, 0.11, 10, "all 10 jobs of this day (UTC) are sent that ")]
    [InlineData(0, 0.29, 0.1, 2, "all 2 jobs of this day (UTC) are sent that ")]
    [InlineData(0, 1_000_000, 0.01, 100_000_000, "all 100000000 jobs of this day (UTC) are sent that ")]
    public void The_tighter_limit_counts_and_is_named(int perDay, double money, double job, int? most, string? named)
    {
        var options = new BeadsOptions
        {
            MaxDispatchesPerDay = perDay,
            MaxBudgetPerDay = money,
            JobBudget = job,
        };

        DayBudget.Of(options).ShouldBe(most);
        if (named is not null)
        {
            DayBudget.Spent(options).ShouldStartWith(named);
        }
    }

    [Fact]
    public void What_could_be_spent_is_said_as_such() =>
        DayBudget
            .Spent(new BeadsOptions { MaxBudgetPerDay = 12.5 })
            .ShouldBe("all 2 jobs of this day (UTC) are sent that 12.5 USD allow at up to 5 USD each");
}
