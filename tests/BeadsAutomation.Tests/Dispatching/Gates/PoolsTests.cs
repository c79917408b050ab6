namespace BeadsAutomation.Tests.Dispatching.Gates;

public sealed class PoolsTests
{
    private static readonly Pools TwoOfGpu = Empty("gpu=2")
        .With("a", ["pool:gpu"])
        .With("b", ["pool:gpu", "pool:site"]);

    [Theory]
    [InlineData("pool:gpu", "pool:gpu: 2 of 2 in flight, a and 1 more")]
    [InlineData("pool:site", "pool:site: 1 of 1 in flight, b")]
    [InlineData("pool:other", null)]
    [InlineData("pool:GPU", null)]
    public void A_pool_with_as_many_in_flight_as_it_has_room_for_is_full(string pool, string? full) =>
        TwoOfGpu.Full("c", [pool]).ShouldBe(full);

    [Fact]
    public void Of_several_pools_each_must_have_room()
    {
        TwoOfGpu.Full("c", ["pool:other", "pool:site"]).ShouldBe("pool:site: 1 of 1 in flight, b");
        TwoOfGpu.Full("c", []).ShouldBeNull();
    }

    [Fact]
    public void A_bead_of_no_pool_changes_nothing()
    {
        TwoOfGpu.With("c", []).ShouldBeSameAs(TwoOfGpu);
    }

    [Fact]
    public void A_bead_is_not_in_its_own_way() => TwoOfGpu.Full("b", ["pool:gpu", "pool:site"]).ShouldBeNull();

    [Fact]
    public void One_with_room_left_is_not_full() =>
        Empty("gpu=2").With("a", ["pool:gpu"]).Full("c", ["pool:gpu"]).ShouldBeNull();

    [Fact]
    public void Only_labels_with_a_name_behind_the_prefix_are_pools() =>
        PoolLabel.Of(["pool:", "x", "pool:b", "Pool:c", "pool", "pool:a"]).ShouldBe(["pool:a", "pool:b"]);

    private static Pools Empty(string room) => new(PoolLabel.Nobody, new PoolRoom(room));
}
