using SampleAgent;

// What an agent is given, and all that it needs to know: its bead, what to do, and where the beads are.
if (
    Given("BEAD_ID") is not { } id
    || Given("BEAD_PROMPT_FILE") is not { } prompt
    || Given("BEADS_FILE") is not { } file
)
{
    Console.Error.WriteLine("BEAD_ID, BEAD_PROMPT_FILE and BEADS_FILE are not all set: beads-dispatcher sets them.");
    return 2;
}

Console.WriteLine($"asked to work on {id} by {Path.GetFileName(prompt)}");
var beads = new BeadFile(file, TimeProvider.System);
if (await beads.FindAsync(id) is not { } bead)
{
    Console.Error.WriteLine($"{file} has no bead {id}");
    return 1;
}

var title = $"{bead["title"]}";
if (!Drafting.CanDo(title))
{
    // Say so on the bead and leave it: an exit code other than 0 hands it to a person.
    await beads.ChangeAsync(id, note: "agent: I can only draft texts");
    Console.WriteLine($"cannot do: {title}");
    return 1;
}
var draft = await Drafting.WriteAsync(id, title, $"{bead["acceptance_criteria"]}");
Console.WriteLine($"wrote {draft}");
await beads.ChangeAsync(id, note: $"agent: wrote {draft}", closeReason: $"wrote {draft}");
return 0;

static string? Given(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
