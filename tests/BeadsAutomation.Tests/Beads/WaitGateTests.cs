namespace BeadsAutomation.Tests.Beads;

public sealed class WaitGateTests
{
    [Theory]
    [InlineData(null, null, false)]
    [InlineData("", null, false)]
    [InlineData("{}", null, false)]
    [InlineData("""{"gate":"any-children"}""", true, false)]
    [InlineData("""{"gate": "all-children", "also_blocks": true}""", false, true)]
    [InlineData("""{"gate":"some-day","also_blocks":"true"}""", false, true)]
    [InlineData("""{"gate":null,"also_blocks":false}""", false, false)]
    [InlineData("""{"x":{"gate":"any-children"}}""", null, false)]
    [InlineData("""{"gate":"any-children"} x""", null, false)]
    [InlineData("""["gate","any-children"]""", null, false)]
    public void A_gate_says_what_it_asks_for_and_garbage_says_nothing(
        string? metadata,
        bool? anyChild,
        bool alsoBlocks
    ) => WaitGate.Read(metadata).ShouldBe(new WaitGate(anyChild, alsoBlocks));
}
