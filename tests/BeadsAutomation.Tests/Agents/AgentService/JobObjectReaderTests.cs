using System.Text;
using System.Text.Json;

namespace BeadsAutomation.Tests.Agents.AgentService;

public sealed class JobObjectReaderTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> LongFields() =>
        new()
        {
            { "output", "x" },
            { "prompt", "€🚀" },
            { "prompt", "\\\"" },
            { "error", "\\u20ac" },
            { "nested\":{\"status\":\"failed\",\"output", "\\\\" },
        };

    [Theory]
    [MemberData(nameof(LongFields))]
    public async Task One_string_of_many_megabytes_needs_a_small_buffer(string field, string text)
    {
        var end = field.StartsWith("nested", StringComparison.Ordinal) ? "}" : "";
        var reader = new JobObjectReader();

        var job = await reader.ReadAsync(
            Json($$"""{"status":"completed","{{field}}":" """, text, $$"""last"{{end}},"exit_code":7}"""),
            Stop
        );

        job.ShouldNotBeNull();
        job.Status.ShouldBe("completed");
        job.ExitCode.ShouldBe(7);
        (job.OutputTail ?? job.Error ?? "last").ShouldEndWith("last");
        reader.BufferSize.ShouldBeLessThan(1024 * 1024);
    }

    [Fact]
    public async Task Memory_does_not_grow_with_the_output()
    {
        var small = await AllocatedAsync(1);
        var large = await AllocatedAsync(4);

        large.ShouldBeLessThan(small + (64 * 1024));

        static async Task<long> AllocatedAsync(int megabytes)
        {
            using var json = Json("""{"output":["first" """, ",\"a line of output\"", "]}", megabytes);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var reading = new JobObjectReader().ReadAsync(json, Stop);
            // Nothing to wait for in memory: all of it happened on this thread.
            reading.IsCompleted.ShouldBeTrue();
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            (await reading)!.OutputTail.ShouldNotBeNull();
            return allocated;
        }
    }

    [Theory]
    [InlineData("""{"output":"one string"}""", "one string")]
    [InlineData("""{"output":["a\n","b"]}""", "a\nb")]
    [InlineData("""{"output":["a",7,null,["deep"],"b"]}""", "a\nb")]
    [InlineData("""{"output":["good","\ud800","good"]}""", "good\ngood")]
    [InlineData("""{"output":[]}""", null)]
    [InlineData("""{"output":null}""", null)]
    [InlineData("""{"stdout":"one string"}""", "one string")]
    public async Task Output_is_lines_or_one_string(string json, string? tail) =>
        (await ReadAsync(json))!.OutputTail.ShouldBe(tail);

    [Theory]
    [InlineData("""{"stderr":"one\nstring","output":["a"]}""", "one\nstring")]
    [InlineData("""{"output":["a"],"stderr":["one","two"]}""", "one\ntwo")]
    [InlineData("""{"output":["a"],"metadata":{"stderr":"deep"}}""", null)]
    public async Task The_standard_error_is_kept_apart(string json, string? tail)
    {
        var job = (await ReadAsync(json))!;

        job.OutputTail.ShouldBe("a");
        job.ErrorTail.ShouldBe(tail);
    }

    [Fact]
    public async Task Half_a_character_in_a_name_hides_no_other_name() =>
        (await ReadAsync("""{"\ud83d":"x","sta\ud83dtus":"failed","status":"completed"}"""))!.Status.ShouldBe(
            "completed"
        );

    [Fact]
    public async Task The_tail_begins_with_a_whole_character()
    {
        var tail = (await ReadAsync($$"""{"output":"a{{Repeat("€", 30_000)}}"}"""))!.OutputTail!;

        tail.ShouldBe(Repeat("€", 21_845));
        Encoding.UTF8.GetByteCount(tail).ShouldBeLessThanOrEqualTo(LastBytes.Limit);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public async Task Pieces_of_any_size_read_the_same(int size)
    {
        var lines = Enumerable.Range(0, 5000).Select(i => $"line {i}: \"€\" \\ 🚀\t").ToArray();
        var json = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                status = "failed",
                output = lines,
                exit_code = -1,
                error = "é",
            }
        );

        var job = await new JobObjectReader().ReadAsync(new Drip(json, size), Stop);

        job.ShouldNotBeNull();
        (job.Status, job.ExitCode, job.Error).ShouldBe(("failed", -1, "é"));
        string.Join('\n', lines).ShouldEndWith(job.OutputTail!);
        Encoding.UTF8.GetByteCount(job.OutputTail!).ShouldBeInRange(LastBytes.Limit - 3, LastBytes.Limit);
    }

    [Fact]
    public async Task No_utf8_and_no_end_are_no_job()
    {
        var noise = new byte[3 * LongStrings.Longest];
        Array.Fill(noise, (byte)0x80);
        byte[] open = [.. "{\"output\":\""u8, .. noise];

        (await new JobObjectReader().ReadAsync(new MemoryStream(open), Stop)).ShouldBeNull();
        byte[] closed = [.. open, .. "\",\"status\":\"error\"}"u8];
        var job = await new JobObjectReader().ReadAsync(new MemoryStream(closed), Stop);
        job!.Status.ShouldBe("error");
    }

    [Fact]
    public async Task A_token_that_is_no_string_and_never_ends_is_no_job() =>
        (await new JobObjectReader().ReadAsync(Json("""{"exit_code":1""", "1", "}"), Stop)).ShouldBeNull();

    private static Task<JobObject?> ReadAsync(string json) =>
        new JobObjectReader().ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(json)), Stop);

    private static MemoryStream Json(string begin, string filling, string end, int megabytes = 2)
    {
        var times = megabytes * 1024 * 1024 / Encoding.UTF8.GetByteCount(filling);
        return new MemoryStream(Encoding.UTF8.GetBytes(begin + Repeat(filling, times) + end));
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    /// <summary>A stream that gives few bytes at a time.</summary>
    private sealed class Drip(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
    }
}
