using BeadsAutomation.Testing.Chance;
using FsCheck.Fluent;

namespace BeadsAutomation.Tests.Options;

/// <summary>Pools as people write them.</summary>
public sealed class PoolRoomTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" , ,", "")]
    [InlineData("gpu=2", "gpu:2")]
    [InlineData("  gpu =\t2 , site = 1,", "gpu:2 site:1")]
    [InlineData("gpu=0", "gpu:0")]
    [InlineData("gpu=007", "gpu:7")]
    [InlineData("gpu=2147483647", "gpu:2147483647")]
    [InlineData("gpu=1,GPU=2", "GPU:2 gpu:1")]
    [InlineData("two words=2", "two words:2")]
    [InlineData("pool:gpu=2", "pool:gpu:2")]
    [InlineData("漢字=2,🚀=3,é=4,e\u0301=5", "e\u0301:5 é:4 漢字:2 🚀:3")]
    public void Every_named_pool_has_its_room(string text, string rooms) =>
        string.Join(
                ' ',
                new PoolRoom(text).Named.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}:{p.Value}")
            )
            .ShouldBe(rooms);

    [Theory]
    [InlineData("gpu")]
    [InlineData("gpu=")]
    [InlineData("=2")]
    [InlineData(" = 2")]
    [InlineData("gpu=two")]
    [InlineData("gpu=2.5")]
    [InlineData("gpu=-1")]
    [InlineData("gpu=+1")]
    [InlineData("gpu=1 000")]
    [InlineData("gpu=2147483648")]
    [InlineData("gpu=٢")]
    [InlineData("gpu=1,gpu=1")]
    [InlineData("gpu=1, gpu =2")]
    [InlineData("gpu=1;site=2")]
    // The first sign of equality ends the name: no name has one.
    [InlineData("a=b=2")]
    [InlineData("a==2")]
    public void What_is_no_such_list_is_refused_with_an_example(string text) =>
        Should.Throw<FormatException>(() => new PoolRoom(text)).Message.ShouldContain("website=2,gpu=1");

    [Fact]
    public void A_pool_that_nobody_names_has_room_for_one()
    {
        var room = new PoolRoom("gpu=2");

        (room.Of("gpu"), room.Of("GPU"), room.Of("site"), room.Of("")).ShouldBe((2, 1, 1, 1));
    }

    [Fact]
    public void A_very_long_list_is_read_like_a_short_one()
    {
        var name = new string('x', 100_000);
        var many = string.Join(',', Enumerable.Range(1, 10_000).Select(n => $"p{n}={n}"));

        var room = new PoolRoom($"{name}=3,{many}");

        (room.Of(name), room.Of("p1"), room.Of("p10000"), room.Named.Count).ShouldBe((3, 1, 10_000, 10_001));
    }

    [Fact]
    public void Any_text_is_a_list_or_is_refused() =>
        Law.Holds(
            StrangeText.Any,
            text =>
            {
                try
                {
                    new PoolRoom(text).Named.ShouldAllBe(p =>
                        p.Key.Trim() == p.Key && p.Key.Length > 0 && p.Value >= 0
                    );
                }
                catch (FormatException) { }
            }
        );

    [Fact]
    public void Any_name_that_can_be_written_is_found_again() =>
        Law.Holds(
            from name in StrangeText.Any
            from number in Gen.Choose(0, int.MaxValue)
            select (
                Name: name.Replace("=", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal).Trim(),
                Number: number
            ),
            given =>
            {
                if (given.Name.Length > 0)
                {
                    new PoolRoom($" {given.Name} = {given.Number} ,other=9").Of(given.Name).ShouldBe(given.Number);
                }
            }
        );
}
