using System.Collections.Concurrent;

namespace SampleService;

/// <summary>The jobs of this process; they are forgotten with it, as the real service's are.</summary>
internal sealed class Jobs(BeadTable beads, TimeProvider time)
{
    private static readonly TimeSpan Work = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, string> _states = new(StringComparer.Ordinal);
    private int _last;

    /// <summary>How many are at work.</summary>
    public int Running => _states.Values.Count(state => state is "running");

    /// <summary>Begins to work on a bead; the answer is the job's id, or nothing when the bead cannot be worked on.</summary>
    public async Task<string?> StartAsync(string bead)
    {
        if (!await beads.CanBeWorkedOnAsync(bead))
        {
            return null;
        }
        var id = $"sample-{Interlocked.Increment(ref _last)}";
        _states[id] = "running";
        _ = WorkAsync(id, bead);
        return id;
    }

    /// <summary>What became of a job; nothing when there is none of that name.</summary>
    public string? Find(string id) => _states.GetValueOrDefault(id);

    private async Task WorkAsync(string id, string bead)
    {
        try
        {
            await Task.Delay(Work, time);
            var done = await beads.CloseAsync(bead, $"completed by agent {id}");
            _states[id] = done ? "completed" : "failed";
            Console.Error.WriteLine($"{bead}: {(done ? "closed" : "left as it is")}");
        }
        catch (Exception e)
        {
            Console.Error.WriteLine($"{id}: {e.Message}");
            _states[id] = "error";
        }
    }
}
